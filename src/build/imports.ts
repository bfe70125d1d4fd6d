/** Which source files run when one does, as the bundler finds them. */
import { build } from 'esbuild';
import { join } from 'node:path';

/**
 * @param file one of those that were asked for
 * @param leftOut files that are never run, and nothing that only they import
 * @returns files relative to the root, `/` between the parts, the file itself among them
 */
export type ImportsOf = (file: string, leftOut?: RegExp) => readonly string[];

/** @param files where programs start, relative to the root */
export async function importedBy(root: string, files: readonly string[]): Promise<ImportsOf> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...new Set(files)],
    outdir: join(root, 'dist'),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  const outputs = new Map(
    Object.values(metafile.outputs).map((output) => [output.entryPoint, Object.keys(output.inputs)]),
  );
  const importsOf = (file: string): readonly string[] =>
    (metafile.inputs[file]?.imports ?? [])
      .filter(({ external }) => external !== true)
      .map(({ path }) => path);

  return (file, leftOut) => {
    const all = outputs.get(file);
    if (all === undefined) throw new Error(`What ${file} imports is not known.`);
    if (leftOut === undefined) return all;
    const reached = new Set([file]);
    // A set hands out what is added while it is walked through.
    for (const one of reached) {
      for (const next of importsOf(one)) if (!leftOut.test(next)) reached.add(next);
    }
    return all.filter((one) => reached.has(one));
  };
}
