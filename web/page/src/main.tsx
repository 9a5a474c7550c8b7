/** The page: shows where one is. */

import { render } from "preact";
import { App } from "./app";
import "./styles/page.css";

// Chromium before 71 has no queueMicrotask, which Preact uses.
window.queueMicrotask = window.queueMicrotask || ((task) => void Promise.resolve().then(task));

// A file that is dropped where nothing takes it must not replace the page.
for (const type of ["dragover", "drop"]) {
  window.addEventListener(type, (event) => {
    if ((event as DragEvent).dataTransfer!.types.includes("Files")) event.preventDefault();
  });
}

render(<App />, document.getElementById("page")!);
