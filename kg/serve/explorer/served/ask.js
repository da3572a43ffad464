// Asking the server: for JSON, and with a token for changes.

import { bearer } from "./token.js";

/** @typedef {import("../shell/context.js").Params} Params */

/** The path under which the server lies, with its slash. */
const ROOT = new URL(".", location.href).pathname;

/** What the server refuses, in its own words. */
export class Refused extends Error {
  /** @param {string} message @param {number} status @param {any} problem */
  constructor(message, status, problem) {
    super(message);
    this.name = "Refused";
    this.status = status;
    this.problem = problem;
  }
}

/** Give the address of a path of the server. @param {string} path as `/entities/x` */
export function address(path) {
  return ROOT + path.replace(/^\//, "");
}

/**
 * Ask for JSON: of the explorer by name, or of a public address that begins with a slash.
 * @param {string} name @param {Params} [params] what is null or empty is left out @param {AbortSignal} [signal]
 */
export async function ask(name, params = {}, signal) {
  const said = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  const query = new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString();
  const path = name.startsWith("/") ? name : `explorer/${name}.json`;
  return answered(await reached(`${address(path)}${query ? `?${query}` : ""}`, { signal, headers: { Accept: "application/json", ...bearer() } }));
}

/**
 * Ask for a change.
 * @param {string} method @param {string} path @param {BodyInit | object | null} [body] an object goes as JSON @param {Record<string, string>} [headers]
 */
export async function send(method, path, body = null, headers = {}) {
  const plain = body !== null && typeof body === "object" && Object.getPrototypeOf(body) === Object.prototype;
  /** @type {Record<string, string>} */
  const head = { Accept: "application/json", ...(plain ? { "Content-Type": "application/json" } : {}), ...bearer(), ...headers };
  return answered(await reached(address(path), { method, headers: head, body: plain ? JSON.stringify(body) : /** @type {BodyInit | null} */ (body) }));
}

/** Fetch, and say plainly when nobody answers. @param {string} where @param {RequestInit} how */
async function reached(where, how) {
  try {
    return await fetch(where, { credentials: "omit", ...how });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused("The server does not answer. Is it still running?", 0, null);
  }
}

/** Read an answer; what is refused is an error with the server's words. @param {Response} response */
async function answered(response) {
  if (response.status === 204) return null;
  const text = await response.text();
  const said = /json/.test(response.headers.get("Content-Type") || "") && text ? JSON.parse(text) : text;
  if (response.ok) return said;
  throw new Refused((said && (said.detail || said.title)) || `The server answers ${response.status}.`, response.status, said);
}
