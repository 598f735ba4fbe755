/** A file in an archive. */
export interface ZippedFile {
  readonly name: string;
  readonly method: number;
  /** Where its bytes begin in the archive. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** The files of an archive, read from its directory as readers do. */
export function openZip(archive: Uint8Array): ZippedFile[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - 22;
  const files: ZippedFile[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < view.getUint16(end + 10, true); index++) {
    const nameLength = view.getUint16(at + 28, true);
    const length = view.getUint32(at + 20, true);
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    files.push({
      name: new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      start,
      bytes: archive.subarray(start, start + length),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}
