/** A list: an item a line. */

import { placeOf } from "../../report/path";
import { focusPlace } from "../../work/focus";
import { replaceBlocks, setBlock } from "./edits";
import type { BlockProperties } from "./Prose";
import { ProseText } from "./TextBlocks";

/** The items; Enter in an empty last one ends the list. */
export function ListBlock({ path, at, block, name }: BlockProperties<{ list: string[] }>) {
  const { list } = block;
  const place = (item: number) => [...path, at, "list", item];

  function set(items: string[], focus: number, cursor: number) {
    setBlock(path, at, { list: items });
    focusPlace(place(focus), { at: cursor });
  }

  function split(item: number, before: string, after: string) {
    if (before === "" && after === "" && item === list.length - 1 && list.length > 1) {
      replaceBlocks(path, at, 1, [{ list: list.slice(0, -1) }, ""]);
      focusPlace([...path, at + 1]);
    } else {
      set([...list.slice(0, item), before, after, ...list.slice(item + 1)], item + 1, 0);
    }
  }

  function join(item: number, text: string) {
    if (item > 0) {
      const before = list[item - 1]!;
      set([...list.slice(0, item - 1), before + text, ...list.slice(item + 1)], item - 1, before.length);
    } else if (list.length === 1) {
      setBlock(path, at, text);
      focusPlace([...path, at], { at: 0 });
    } else if (at > 0) {
      focusPlace([...path, at - 1]);
    }
  }

  return (
    <ul class="items">
      {list.map((text, item) => (
        <li key={item}>
          <ProseText
            place={place(item)}
            name={`${name}：第 ${item + 1} 项`}
            text={text}
            hint="一项；回车写下一项"
            onText={(changed) =>
              setBlock(path, at, { list: list.map((one, i) => (i === item ? changed : one)) }, placeOf(place(item)))
            }
            onSplit={(before, after) => split(item, before, after)}
            onJoin={(joined) => join(item, joined)}
          />
        </li>
      ))}
    </ul>
  );
}
