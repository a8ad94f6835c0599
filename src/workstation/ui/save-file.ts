/** Hands the officer a file, as the browser hands out downloads. */
export function saveFile(name: string, content: string | Blob, mediaType = 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: mediaType }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
