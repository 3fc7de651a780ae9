// Lets search work in pages that were opened from the file system, which may neither fetch the index nor start a
// worker: the index comes as a script, and a hidden frame takes the place of the worker.
if (location.protocol === "file:") {
  document.write(`<script src="${document.currentScript.dataset.index}"><\/script>`);
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.srcdoc = "<!doctype html>";
      this.loaded = new Promise((resolve) => {
        frame.addEventListener("load", () => {
          const inside = frame.contentWindow;
          inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", {data}));
          const script = inside.document.createElement("script");
          script.src = new URL(url, location.href);
          script.onload = () => resolve(inside);
          inside.document.head.append(script);
        }, {once: true});
      });
      document.body.append(frame);
    }
    postMessage(data) {
      this.loaded.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", {data})));
    }
  };
}
