/** A place where files can be dropped or chosen. */

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { chosenFiles, droppedFiles, type GivenFile } from "./files";

interface Properties {
  label: string;
  accept?: string;
  /** Whether a folder is chosen instead of files. */
  folder?: boolean;
  multiple?: boolean;
  onFiles(files: GivenFile[]): void;
  children?: ComponentChildren;
}

/** The place, with its button. */
export function DropZone({ label, accept, folder, multiple, onFiles, children }: Properties) {
  const [isOver, setOver] = useState(false);
  return (
    <div
      class={`drop-zone${isOver ? " is-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={async (event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        onFiles(await droppedFiles(event.dataTransfer!));
      }}
    >
      {children}
      <FileButton label={label} accept={accept} folder={folder} multiple={multiple} onFiles={onFiles} />
    </div>
  );
}

/** A button that lets files be chosen. */
export function FileButton({ label, accept, folder, multiple, onFiles, quiet }: Properties & { quiet?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={quiet ? "quiet" : ""} onClick={() => input.current!.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple || folder}
        {...(folder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          const files = chosenFiles(event.currentTarget.files);
          event.currentTarget.value = "";
          if (files.length) onFiles(files);
        }}
      />
    </>
  );
}
