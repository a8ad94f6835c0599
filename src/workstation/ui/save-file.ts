/** Hands the officer a file, as the browser hands out downloads. */
export function saveFile(name: string, text: string, mediaType = 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: mediaType }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
