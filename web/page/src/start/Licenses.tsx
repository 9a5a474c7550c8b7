/** The terms of the program and of what is in it. */

import { useState } from "preact/hooks";
import { licenses } from "../engine/parts";
import { Dialog } from "../ui/Dialog";

/** A button that shows them. */
export function Licenses() {
  const [isOpen, setOpen] = useState(false);
  return (
    <footer>
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        许可
      </button>
      {isOpen && (
        <Dialog title="程序和字体的许可" onClose={() => setOpen(false)}>
          <pre tabIndex={0}>{licenses()}</pre>
        </Dialog>
      )}
    </footer>
  );
}
