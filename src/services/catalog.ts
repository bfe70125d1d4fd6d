import * as vscode from 'vscode';
import { parseItem } from '../engine/catalog/itemJson.ts';
import type { CatalogEntry, CatalogIndex, Lesson, Problem } from '../engine/catalog/model.ts';
import type { TextIndex } from '../engine/catalog/textIndex.ts';
import { TextSearch } from '../engine/catalog/textIndex.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { lazy } from './lazy.ts';
import type { CatalogService } from './services.ts';

/** The catalog as it was built into the package. */
export class PackagedCatalog implements CatalogService {
  private readonly root: vscode.Uri;
  private readonly items = new Map<string, Promise<Lesson | Problem>>();

  /** The index, read once. @throws where the package is incomplete */
  readonly index: () => Promise<CatalogIndex>;

  readonly texts: () => Promise<TextSearch>;

  /** @param root folder that the content compiler wrote: `index.json`, `search.json` and `items/<id>.json` */
  constructor(root: vscode.Uri) {
    this.root = root;
    this.index = lazy('catalog', async () => {
      const index = JSON.parse(await this.read('index.json')) as { readonly format: unknown };
      if (index.format !== 1)
        throw new Error(`The catalog has format ${String(index.format)}; this version reads 1.`);
      return index as CatalogIndex;
    });
    this.texts = lazy('search', async () => {
      const index = JSON.parse(await this.read('search.json')) as TextIndex;
      return new TextSearch(index);
    });
  }

  async lesson(id: string): Promise<Lesson> {
    return (await this.item(id, 'lesson')) as Lesson;
  }

  async problem(id: string): Promise<Problem> {
    return (await this.item(id, 'problem')) as Problem;
  }

  /** Only ids of the index are read, so an id from outside cannot name another file. */
  private async item(id: string, wanted: 'lesson' | 'problem'): Promise<Lesson | Problem> {
    const entry = (await this.index()).entries.find((one) => one.id === id);
    if (entry === undefined || kindOf(entry) !== wanted) {
      throw new NotGradedError(`Kode has no ${wanted} "${id}".`, 'Choose one in the Kode sidebar.');
    }
    const known = this.items.get(id);
    if (known !== undefined) return known;
    const reading = this.read('items', `${id}.json`).then(parseItem);
    this.items.set(id, reading);
    reading.catch(() => this.items.delete(id));
    return reading;
  }

  private async read(...path: string[]): Promise<string> {
    const uri = vscode.Uri.joinPath(this.root, ...path);
    const bytes = await vscode.workspace.fs.readFile(uri);
    return new TextDecoder().decode(bytes);
  }
}

function kindOf(entry: CatalogEntry): 'lesson' | 'problem' {
  return entry.kind === 'lesson' ? 'lesson' : 'problem';
}
