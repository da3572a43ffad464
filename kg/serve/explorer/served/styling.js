// Style sheets that come with what is loaded later.

/** Load a style sheet; without it the page is plain but works. @param {string} path */
export function styled(path) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(path, import.meta.url).href;
  return new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", done);
    document.head.append(link);
  });
}
