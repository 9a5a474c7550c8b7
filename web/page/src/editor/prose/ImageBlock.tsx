/** An image, what it shows in words, and its caption. */

import { useEffect, useMemo } from "preact/hooks";
import type { ImageBlock as Image, Path } from "../../report/types";
import { placeOf } from "../../report/path";
import { FileButton } from "../../ui/DropZone";
import { bytesOf } from "../../ui/files";
import { addPicture, work } from "../../work/work";
import { findingsOf } from "../concern";
import { noteId, PlaceFindings } from "../FindingText";
import type { BlockProperties } from "./Prose";
import { PICTURE_FILES } from "./pictures";
import { TextField } from "./TextField";

const TYPES: { [ending: string]: string } = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};

/** The image with its texts. */
export function ImageBlock({ path, at, block }: BlockProperties<Image>) {
  const place = [...path, at];
  const picture = work.value!.pictures.find((one) => one.name === block.image);
  const said = [...findingsOf(placeOf(place)), ...findingsOf(placeOf([...place, "image"]))];
  return (
    <div class="image-block">
      {picture ? <Thumbnail name={picture.name} bytes={picture.bytes} /> : <Missing name={block.image} place={place} />}
      <div>
        <TextField path={[...place, "alt"]} label="图片内容的一句话说明" hint="读给看不见图的人听" />
        <TextField path={[...place, "caption"]} label="图题（可不填）" hint="印在图的下面" />
        <PlaceFindings id={noteId(placeOf(place))} findings={said} />
      </div>
    </div>
  );
}

/** Asks for an image that the report names and that was not given with it. */
function Missing({ name, place }: { name: string; place: Path }) {
  return (
    <div class="missing">
      <p>没有找到“{name}”。</p>
      <FileButton
        label="选择这张图片"
        accept={PICTURE_FILES}
        onFiles={async ([given]) => addPicture(place, { name, bytes: await bytesOf(given!.file) }, (report) => report)}
      />
    </div>
  );
}

function Thumbnail({ name, bytes }: { name: string; bytes: Uint8Array }) {
  const url = useMemo(() => {
    const type = TYPES[name.replace(/^.*\./, "").toLowerCase()];
    return URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  }, [name, bytes]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img src={url} alt={name} />;
}
