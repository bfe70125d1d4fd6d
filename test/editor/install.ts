/** Installs both editors and Chromium into their places, so that later steps find them: `node test/editor/install.ts`. */
import { messageOf } from './cache.ts';
import { currentVersion, ensureCodeServer, floorVersion } from './codeServer.ts';
import { ensureChromium } from './system.ts';

const progress = (line: string): void => console.log(line);

try {
  console.log(`Chromium: ${await ensureChromium(progress)}`);
  for (const version of [currentVersion, floorVersion]) {
    const { entry } = await ensureCodeServer(version, progress);
    console.log(`code-server ${version.codeServer}: ${entry}`);
  }
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
