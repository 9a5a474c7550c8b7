/** A text area that is as high as its text. */

import type { TextareaHTMLAttributes } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** The area; it takes what a `textarea` takes. */
export function GrowingText(properties: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => fit(area.current!), [properties.value]);
  useLayoutEffect(() => {
    let width = 0;
    const observer = new ResizeObserver((entries) => {
      const now = entries[0]!.contentRect.width;
      if (now !== width) fit(area.current!);
      width = now;
    });
    observer.observe(area.current!);
    return () => observer.disconnect();
  }, []);
  return <textarea rows={1} {...properties} ref={area} />;
}

function fit(area: HTMLTextAreaElement): void {
  area.style.height = "0";
  area.style.height = `${area.scrollHeight}px`;
}
