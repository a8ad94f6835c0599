/** Hands a text out as a file of the station. */
export function saveFile(name: string, text: string, mediaType = 'application/json'): void {
  saveBlob(name, new Blob([text], { type: mediaType }));
}

/** The same for what is no text. */
function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
