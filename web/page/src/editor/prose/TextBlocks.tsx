/** Paragraphs and headings. */

import { rangeFrom } from "../../clipboard/range";
import { ask } from "../../engine/client";
import { textsOf, toggledBold } from "../../report/blocks";
import { placeOf } from "../../report/path";
import type { Block, Heading, Path } from "../../report/types";
import { GrowingText } from "../../ui/GrowingText";
import { focusPlace } from "../../work/focus";
import { work } from "../../work/work";
import { findingsOf, worst } from "../concern";
import { noteId, PlaceFindings } from "../FindingText";
import { replaceBlocks, setBlock, shownBlocks } from "./edits";
import { insertPictures, picturesIn } from "./pictures";
import type { BlockProperties } from "./Prose";

interface TextProperties {
  /** The path of the text, by which the cursor finds it. */
  place: Path;
  name: string;
  text: string;
  hint?: string;
  onText(text: string): void;
  /** What Enter does with the text on both sides of the cursor. */
  onSplit(before: string, after: string): void;
  /** What Backspace does at the very beginning. */
  onJoin(text: string): void;
  onPaste?(event: ClipboardEvent, before: string, after: string): void;
}

/** A text with the keys of a document: Enter, Backspace at the beginning, Ctrl+B. */
export function ProseText({ place, name, text, hint, onText, onSplit, onJoin, onPaste }: TextProperties) {
  const where = placeOf(place);
  const said = findingsOf(where);
  return (
    <>
      <GrowingText
        data-place={where}
        aria-label={name}
        aria-invalid={worst(said) === "error"}
        aria-describedby={noteId(where)}
        class={worst(said) || ""}
        placeholder={hint}
        spellcheck={false}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onPaste={(event) => {
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          if (onPaste) onPaste(event, value.slice(0, selectionStart), value.slice(selectionEnd));
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          const { selectionStart: start, selectionEnd: end, value } = event.currentTarget;
          if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
            event.preventDefault();
            onSplit(value.slice(0, start), value.slice(end));
          } else if (event.key === "Backspace" && start === 0 && end === 0) {
            event.preventDefault();
            onJoin(value);
          } else if (event.key.toLowerCase() === "b" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            const bold = toggledBold(value, start, end);
            const area = event.currentTarget;
            onText(bold.text);
            requestAnimationFrame(() => area.setSelectionRange(bold.start, bold.end));
          }
        }}
      />
      <PlaceFindings id={noteId(where)} findings={said} />
    </>
  );
}

/** Joins the text of a block to the end of the block before it, where that one is words. */
function joinToPrevious(path: Path, at: number, text: string): void {
  const before = shownBlocks(work.value!.report, path)[at - 1];
  if (before === undefined) return;
  const texts = textsOf(before);
  if (texts.length === 0) {
    if (text === "") replaceBlocks(path, at, 1, []);
    return focusPlace([...path, at - 1]);
  }
  const last = texts[texts.length - 1]!;
  replaceBlocks(path, at - 1, 2, [withLastText(before, last + text)]);
  focusPlace(lastTextOf([...path, at - 1], before), { at: last.length });
}

function withLastText(block: Block, text: string): Block {
  if (typeof block === "string") return text;
  if ("heading" in block) return block.text === undefined ? { ...block, heading: text } : { ...block, text };
  if ("list" in block) return { list: [...block.list.slice(0, -1), text] };
  return block;
}

function lastTextOf(path: Path, block: Block): Path {
  if (typeof block === "string") return path;
  if ("list" in block) return [...path, "list", block.list.length - 1];
  return [...path, "heading" in block && block.text !== undefined ? "text" : "heading"];
}

/** Whether text is rows of several cells, and nothing else. */
function isTabular(text: string): boolean {
  const rows = text.trim().split(/\r?\n/);
  return rows.length > 1 && rows.every((row) => row.includes("\t"));
}

/** Pastes pictures, a range as a table, several lines as blocks of their own; one line of text is left to the browser. */
function pasteBlocks(path: Path, at: number, event: ClipboardEvent, before: string, after: string): void {
  const pictures = picturesIn(event.clipboardData!);
  if (pictures.length) {
    event.preventDefault();
    void insertPictures(path, at + 1, pictures);
    return;
  }
  const text = event.clipboardData!.getData("text/plain");
  const range = isTabular(text) ? rangeFrom(event.clipboardData!) : null;
  if (range) {
    event.preventDefault();
    const [columns = [], ...rows] = range;
    replaceBlocks(path, at + 1, 0, [{ table: { columns, rows } }]);
    return focusPlace([...path, at + 1]);
  }
  if (!/\S\s*[\r\n]\s*\S/.test(text)) return;
  event.preventDefault();
  void ask("blocks", text).then((blocks) => putBlocks(path, at, blocks, before, after));
}

/** Puts blocks in place of a paragraph, between the words before and behind the cursor. */
function putBlocks(path: Path, at: number, blocks: Block[], before: string, after: string): void {
  const [first] = blocks;
  if (before && typeof first === "string") blocks[0] = before + first;
  else if (before) blocks.unshift(before);
  const last = blocks[blocks.length - 1]!;
  const end = textsOf(last).join("").length;
  if (after) blocks[blocks.length - 1] = withLastText(last, textsOf(last).slice(-1)[0] + after);
  replaceBlocks(path, at, 1, blocks);
  focusPlace(lastTextOf([...path, at + blocks.length - 1], last), { at: end });
}

/** A paragraph. */
export function ParagraphBlock({ path, at, block, name, hint }: BlockProperties<string> & { hint?: string }) {
  return (
    <ProseText
      place={[...path, at]}
      name={name}
      text={block}
      hint={hint}
      onText={(text) => setBlock(path, at, text, placeOf([...path, at]))}
      onSplit={(before, after) => {
        replaceBlocks(path, at, 1, [before, after]);
        focusPlace([...path, at + 1], { at: 0 });
      }}
      onJoin={(text) => joinToPrevious(path, at, text)}
      onPaste={(event, before, after) => pasteBlocks(path, at, event, before, after)}
    />
  );
}

/** A heading, alone on its line or run into its paragraph. */
export function HeadingBlock({ path, at, block, name }: BlockProperties<Heading>) {
  const place = [...path, at];
  const { text } = block;
  return (
    <>
      <ProseText
        place={[...place, "heading"]}
        name={`${name}：标题`}
        text={block.heading}
        hint="标题，不写序号"
        onText={(heading) => setBlock(path, at, { ...block, heading }, placeOf(place))}
        onSplit={(before, after) => {
          if (text !== undefined) return focusPlace([...place, "text"], { at: 0 });
          replaceBlocks(path, at, 1, [{ ...block, heading: before }, after]);
          focusPlace([...path, at + 1], { at: 0 });
        }}
        onJoin={(heading) => {
          if (text !== undefined) return;
          setBlock(path, at, heading);
          focusPlace(place, { at: 0 });
        }}
        onPaste={(event, before, after) => text === undefined && pasteBlocks(path, at, event, before, after)}
      />
      {text !== undefined && (
        <ProseText
          place={[...place, "text"]}
          name={`${name}：正文`}
          text={text}
          hint="和标题连成一段的正文"
          onText={(changed) => setBlock(path, at, { ...block, text: changed }, placeOf([...place, "text"]))}
          onSplit={(before, after) => {
            replaceBlocks(path, at, 1, [{ ...block, text: before }, after]);
            focusPlace([...path, at + 1], { at: 0 });
          }}
          onJoin={() => focusPlace([...place, "heading"], { at: block.heading.length })}
        />
      )}
    </>
  );
}
