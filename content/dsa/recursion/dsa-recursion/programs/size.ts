interface Folder {
  files: number[]; // bytes of each
  folders: Folder[];
}

function size(f: Folder): number {
  let total = 0;
  for (const bytes of f.files) total += bytes;
  for (const inner of f.folders) total += size(inner);
  return total;
}

const photos: Folder = { files: [], folders: [{ files: [300], folders: [] }] };
const home: Folder = { files: [10], folders: [{ files: [20], folders: [] }, photos] };
console.log('photos:', size(photos), 'home:', size(home));
