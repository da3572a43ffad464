// The graph: what of the network is asked for, drawn and said.

import { change, declare, select, selected, state } from "../shell/state.js";
import { dark, mayMove, onTheme, themed } from "../shell/theme.js";
import { saveCsv, savePng } from "./files.js";
import { drawLabels } from "./labels.js";
import { frontOf } from "./looks.js";
import { daysOf, netOf } from "./net.js";
import { buildRoom } from "./room.js";
import { description, nodeWords, totalsWords } from "./saying.js";
import { filtersOf, sift } from "./sieve.js";
import { sigmaPainter } from "./sigma.js";
import { tellEmpty, tellFailed, tellSides, tellWays } from "./telling.js";
import { visPainter } from "./vis.js";
import { isWalking, walkTo } from "./walk.js";

/** @typedef {import("../shell/context.js").Context} Context */
/** @typedef {import("./net.js").Net} Net */
/** @typedef {import("./looks.js").Scene} Scene */
/** @typedef {import("./labels.js").Rect} Rect */
/** @typedef {import("./vis.js").Painter} Painter */
/** @typedef {Record<"around" | "path" | "open" | "limit", string | null>} Picture */

declare(["graphAround", "graphOpen", "graphPath", "graphSides", "graphLimit"]);

/** Up to so many edges vis-network draws; beyond them sigma. */
const MOST_FOR_VIS = 1_000;
const MOST_EDGES = 10_000;
const MOST_OPENED = 40;

/** The graph in one room. */
class Graph {
  /** @param {HTMLElement} room @param {Context} context */
  constructor(room, context) {
    this.room = room;
    this.context = context;
    /** @type {Net | null} */
    this.net = null;
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {{painter: Painter, name: string} | null} */
    this.drawing = null;
    /** @type {Rect[]} */
    this.labelled = [];
    this.shown = { key: "", base: "", version: "", sel: /** @type {string | null | undefined} */ (undefined), moved: false, saying: 0 };
    this.over = { node: /** @type {string | null} */ (null), edge: /** @type {string | null} */ (null) };
    this.cursor = /** @type {string | null} */ (null);
    /** @type {AbortController | null} */
    this.asking = null;
    this.parts = buildRoom(room, context, {
      fit: () => this.fit(true), zoom: (factor) => this.zoom(factor), png: () => this.png(), csv: () => { if (this.scene) saveCsv(this.scene); },
      open: (id) => this.expand(id), drawn: () => (this.net ? [...this.net.nodes.values()] : []),
    }, (event) => this.key(event));
    onTheme(() => { if (!room.hidden) this.paint(); });
    new ResizeObserver(() => this.resized()).observe(this.parts.stage);
  }

  /** Bring the graph up to the state. */
  async show() {
    const picture = { around: state.graphAround, path: state.graphPath, open: state.graphOpen, limit: limitOf(state.graphLimit) };
    const key = JSON.stringify([picture, state.graphSides && state.on, this.context.summary.version]);
    if (key !== this.shown.key) await this.load(key, picture);
    if (state.sel !== this.shown.sel) {
      this.shown.sel = state.sel;
      await this.follow();
    }
    this.paint();
  }

  /** Ask for a picture, draw it, and then ask for its days. @param {string} key @param {Picture} picture */
  async load(key, picture) {
    this.asking?.abort();
    this.asking = new AbortController();
    const { signal } = this.asking, base = JSON.stringify([picture.around, picture.path]), { version } = this.context.summary, before = this.net;
    const answer = await this.context.ask("network", { ...picture, on: state.graphSides ? state.on : null }, signal).catch((error) => this.failed(error));
    const grown = before !== null && base === this.shown.base;
    const same = version === this.shown.version;
    Object.assign(this.shown, { key, base, version });
    this.net = netOf(answer);
    this.context.learn(answer.nodes);
    if (before && grown && same) this.net.told = keptDays(before, this.net);
    await this.draw(this.net);
    this.paint();
    if (!grown) this.fit(false);
    else this.reach();
    if (!this.net.told) this.days(picture, signal, this.net);
  }

  /** Leave a picture that cannot be had. @param {unknown} error @returns {never} */
  failed(error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) {
      this.shown.key = "";
      if (!this.net) tellFailed(this.parts.empty, words(error));
    }
    throw error;
  }

  /** Fetch the days of the claims behind what is drawn. @param {Picture} picture @param {AbortSignal} signal @param {Net} net */
  async days(picture, signal, net) {
    try {
      net.told = daysOf(await this.context.ask("told", picture, signal));
    } catch (error) {
      // Without them the first and the last day of each relationship have to do.
      if (!signal.aborted) this.context.tell(words(error));
      return;
    }
    if (this.net === net && !this.room.hidden) this.paint();
  }

  /** Let the right library draw. @param {Net} net */
  async draw(net) {
    const name = net.edges.size > MOST_FOR_VIS ? "sigma" : "vis", scene = this.sceneOf(net);
    // While others come and go nothing is labelled.
    this.scene = null;
    if (this.drawing && this.drawing.name === name) {
      this.drawing.painter.fill(scene);
      this.scene = scene;
      return;
    }
    const [library, other] = await Promise.all((name === "vis" ? ["vis-network"] : ["sigma", "graphology"]).map((one) => this.context.library(one)));
    this.drawing?.painter.close();
    const { place, stage } = this.parts;
    place.replaceChildren();
    const painter = name === "vis" ? visPainter(library, place, scene, this.hands()) : sigmaPainter(library, other, place, scene, this.hands());
    this.drawing = { painter, name };
    this.scene = scene;
    stage.dataset.by = name;
    this.fit(false);
  }

  /** What the drawing tells. @returns {import("./vis.js").Hands} */
  hands() {
    return {
      click: (node, edge) => {
        this.cursor = node;
        select(node ? "entity" : edge ? "edge" : null, node || edge);
      },
      open: (node) => this.expand(node),
      over: (node, edge) => {
        this.over = { node, edge };
        this.parts.stage.classList.toggle("graph-over", Boolean(node || edge));
        if (this.scene) this.scene.over = this.over;
        this.label();
      },
      moved: () => { this.shown.moved = true; },
      drawn: () => this.label(),
    };
  }

  /** Give all that the drawing depends on. @param {Net} net @returns {Scene} */
  sceneOf(net) {
    const chosen = selected();
    const node = chosen?.what === "entity" && net.nodes.has(chosen.id) ? chosen.id : null;
    const edge = chosen?.what === "edge" && net.edges.has(chosen.id) ? chosen.id : null;
    const left = sift(net, filtersOf(state, node), net.around);
    const cursor = this.cursor && net.nodes.has(this.cursor) ? this.cursor : null;
    return {
      net, left, node, edge, front: frontOf(net, left, node, edge), cursor, over: this.over, dark: dark(),
      ink: themed("ink"), paper: themed("paper"), quiet: themed("quiet"), relations: this.context.summary.relations,
    };
  }

  /** Bring the drawing and the words up to the state. */
  paint() {
    if (!this.net || !this.drawing || !this.scene) return;
    this.scene = this.sceneOf(this.net);
    this.drawing.painter.paint(this.scene);
    this.say(this.net, this.scene);
  }

  /** Say what is shown. @param {Net} net @param {Scene} scene */
  say(net, { left, relations }) {
    const { tools, totals, said, empty, story, legend } = this.parts;
    tools.show(net);
    const now = totalsWords(net, left, Boolean(state.from || state.to || state.known));
    if (totals.textContent !== now) totals.textContent = now;
    // What only listeners hear can wait until the range stands still.
    clearTimeout(this.shown.saying);
    this.shown.saying = setTimeout(() => { said.textContent = description(net, left, relations); }, 150);
    this.context.tally(net.tally);
    tellEmpty(empty, net, left);
    tellWays(story, net, this.context);
    tellSides(legend, net);
  }

  /** Go where something was selected that is not drawn, or bring it into the window. */
  async follow() {
    const { net } = this, chosen = selected();
    if (!net || !chosen) return;
    const there = chosen.what === "entity" ? net.nodes.has(chosen.id) : chosen.what !== "edge" || net.edges.has(chosen.id);
    if (there) this.reveal(chosen);
    else if (this.context.served && chosen.what === "entity") change({ graphAround: chosen.id, graphPath: null, graphOpen: null });
    else if (this.context.served) {
      const edge = await this.context.ask(`/relationships/${encodeURIComponent(chosen.id)}`);
      change({ graphPath: `${edge.subject.id},${edge.object.id}`, graphAround: null, graphOpen: null });
    }
  }

  /** Bring a thing into the window. @param {{what: string, id: string}} thing */
  reveal({ what, id }) {
    const painter = this.drawing?.painter;
    if (!painter || !["entity", "edge"].includes(what)) return;
    const at = what === "entity" ? painter.at(id) : painter.along(id, 0.5);
    const { clientWidth, clientHeight } = this.parts.stage;
    if (at && (at.x < 20 || at.y < 20 || at.x > clientWidth - 20 || at.y > clientHeight - 20)) painter.centre(at);
  }

  /** Show all again after the picture grew, unless the reader chose a window. */
  reach() {
    if (!this.shown.moved) this.fit(true);
  }

  /** Add the next neighbours of a node. @param {string} id */
  expand(id) {
    const node = this.net?.nodes.get(id);
    if (!node || !this.context.served) return;
    const opened = (state.graphOpen || "").split(",").filter(Boolean);
    if (!node.hidden) this.context.tell(`All neighbours of ${node.label} are drawn.`);
    else if (opened.length >= MOST_OPENED) this.context.tell("So many have been opened that one more would hide the rest. Undo some first.");
    else change({ graphOpen: [...opened, id].join(",") }, true);
  }

  /** Show the whole graph. @param {boolean} animated */
  fit(animated) {
    this.shown.moved = false;
    if (this.scene && this.drawing && this.scene.left.nodes.size) this.drawing.painter.fit([...this.scene.left.nodes], animated && mayMove());
  }

  /** Zoom by a factor. @param {number} factor */
  zoom(factor) {
    this.shown.moved = true;
    this.drawing?.painter.zoom(factor);
  }

  /** Follow a change of room. */
  resized() {
    if (this.room.hidden || !this.parts.stage.clientWidth) return;
    if (this.shown.moved) this.label();
    else requestAnimationFrame(() => this.fit(false));
  }

  /** Draw the labels over the drawing. */
  label() {
    const { scene, drawing, parts: { canvas, stage } } = this, wide = stage.clientWidth, high = stage.clientHeight;
    if (!scene || !drawing || !wide || !high) return;
    const ratio = devicePixelRatio || 1, width = Math.round(wide * ratio), height = Math.round(high * ratio);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, wide, high);
    this.labelled = drawLabels(ctx, scene, { at: drawing.painter.at, along: drawing.painter.along, wide, high });
  }

  /** Walk, select, expand by keys. @param {KeyboardEvent} event */
  key(event) {
    const { scene } = this;
    if (!scene || !this.drawing || event.altKey || event.ctrlKey || event.metaKey) return;
    const here = this.cursor ?? scene.node;
    if (isWalking(event.key)) {
      event.preventDefault();
      this.walk(scene, walkTo(scene, event.key, here, this.drawing.painter.at), here);
    } else if (here && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      select("entity", here);
    } else if (here && event.key === "+") this.expand(here);
    else if (event.key === "-" && state.graphOpen) change({ graphOpen: state.graphOpen.split(",").slice(0, -1).join(",") || null }, true);
  }

  /** Go to a node. @param {Scene} scene @param {string | null} next @param {string | null} from */
  walk(scene, next, from) {
    if (!next) return;
    this.cursor = next;
    this.parts.walked.textContent = nodeWords(scene.net, this.context.summary.kinds, scene.relations, next, from);
    this.reveal({ what: "entity", id: next });
    this.paint();
  }

  /** Save the drawing. */
  png() {
    if (this.drawing && this.scene) savePng([...this.drawing.painter.canvases(), this.parts.canvas], this.scene, this.parts.totals.textContent || "");
  }
}

/** Give a link's limit as the server takes it. @param {string | null} limit */
function limitOf(limit) {
  const edges = Math.trunc(Number(limit));
  return limit && Number.isFinite(edges) ? String(Math.min(Math.max(edges, 2), MOST_EDGES)) : null;
}

/** @param {unknown} error */
function words(error) {
  return error instanceof Error ? error.message : String(error);
}

/** Keep the days that are known already, if they are of all edges. @param {Net} before @param {Net} net */
function keptDays(before, net) {
  const all = before.told && [...net.edges.keys()].every((id) => before.edges.has(id));
  return all ? before.told : null;
}

/** Open the graph. @param {HTMLElement} room @param {Context} context */
export async function open(room, context) {
  const graph = new Graph(room, context);
  // What tests and measurements ask: what is shown, and where in the window.
  Object.assign(room, { kgGraph: {
    shown: () => ({ edges: graph.scene?.left.edges.size ?? 0, nodes: graph.scene?.left.nodes.size ?? 0, by: graph.drawing?.name ?? null, told: Boolean(graph.net?.told) }),
    at: (/** @type {string} */ id) => inWindow(graph, graph.drawing?.painter.at(id)),
    edgeAt: (/** @type {string} */ id) => inWindow(graph, graph.drawing?.painter.along(id, 0.5)),
    labels: () => graph.labelled.map((rect) => ({ ...rect })),
    places: () => [...(graph.net?.nodes.values() ?? [])].map(({ id, x, y }) => ({ id, x, y })),
  } });
  return { show: () => graph.show() };
}

/** @param {Graph} graph @param {{x: number, y: number} | null | undefined} at */
function inWindow(graph, at) {
  const { left, top } = graph.parts.stage.getBoundingClientRect();
  return at ? { x: left + at.x, y: top + at.y } : null;
}
