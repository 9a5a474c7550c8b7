/** The page: shows where one is. */

import { render } from "preact";
import { App } from "./app";
import "./styles/page.css";

// Chromium before 71 has no queueMicrotask, which Preact uses.
window.queueMicrotask = window.queueMicrotask || ((task) => void Promise.resolve().then(task));

render(<App />, document.getElementById("page")!);
