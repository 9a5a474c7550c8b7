/** Where one is, as the address has it: the first screen, a work, or many reports. */

import { signal } from "@preact/signals";

/** A place in the page. */
export type Route = { at: "start" } | { at: "work"; id: string } | { at: "many" };

/** Where one is. */
export const route = signal<Route>(read());

window.addEventListener("hashchange", () => (route.value = read()));

/** Goes there; the browser's own way back leads back. */
export function go(to: Route): void {
  location.hash = to.at === "work" ? `work-${to.id}` : to.at === "many" ? "many" : "";
}

function read(): Route {
  const hash = location.hash.slice(1);
  if (hash === "many") return { at: "many" };
  return hash.startsWith("work-") ? { at: "work", id: hash.slice("work-".length) } : { at: "start" };
}
