/** A word to the user that goes away by itself, and is read out. */

import { signal } from "@preact/signals";

const notice = signal<string | null>(null);
let timer = 0;

/** Says something that needs no answer. */
export function tell(text: string): void {
  notice.value = text;
  clearTimeout(timer);
  timer = setTimeout(() => (notice.value = null), 3000 + text.length * 100);
}

/** The place where it stands. */
export function Notice() {
  return (
    <div class="notice" role="status">
      {notice.value && <p>{notice.value}</p>}
    </div>
  );
}
