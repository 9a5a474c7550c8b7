// The names of the files in an archive.

/** They stand in the directory at its end. */
export function entriesOf(bytes) {
  const names = [];
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    names.push(bytes.subarray(at + 46, at + 46 + name).toString());
    at += 46 + name + extra + comment;
  }
  return names;
}
