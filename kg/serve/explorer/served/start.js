// The explorer on a server, from its first question to its shell.

import { names } from "../shell/context.js";
import { byId } from "../shell/dom.js";
import { openShell, tell, tellPassed } from "../shell/shell.js";
import { announce, begin, state } from "../shell/state.js";
import { beginTheme } from "../shell/theme.js";
import { address, ask, send } from "./ask.js";
import { library } from "./libraries.js";
import { styled } from "./styling.js";
import { tabs } from "./views.js";

/** @typedef {import("../shell/context.js").Context} Context */

/** Begin. */
async function start() {
  beginTheme();
  begin("front", tellPassed);
  const views = tabs();
  // It comes while the server answers; what goes wrong is said when it is opened.
  (views.find(({ name }) => name === state.tab) || views[0]).load().catch(() => {});
  const [summary, days] = await Promise.all([ask("summary"), ask("days")]);
  /** @type {Context} */
  const context = {
    ...names(), ask, send, address, library, tell, summary,
    served: true, mayWrite: summary.write, tally: () => {},
    // Views and parts that keep what they asked for ask anew when the version is another.
    renew: async () => {
      const now = await Promise.all([ask("summary"), ask("days")]);
      Object.assign(summary, now[0]);
      Object.assign(days, now[1]);
      announce();
    },
  };
  await openShell(context, views, await parts(context), days);
}

/** Open what stands beside the views; judging only where there is a token to write with. @param {Context} context */
async function parts(context) {
  if (context.mayWrite) {
    const [judge] = await Promise.all([import("../judge/judge.js"), styled("../judge/judge.css")]);
    judge.openJudging();
  }
  const [panel, search, paste] = await Promise.all([import("../panel/panel.js"), import("../search/search.js"), import("../paste/paste.js")]);
  return [panel.openPanel(byId("panel"), context), search.openSearch(byId("find"), context), paste.openPaste(context)];
}

start().catch((error) => {
  tell(error instanceof Error ? error.message : String(error));
  throw error;
});
