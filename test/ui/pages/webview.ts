/** What an extension shows in a webview: a frame within a frame, floating above the place it belongs to. */
import { expect, type Frame, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A fault that axe-core found. */
export interface AxeFault {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly where: readonly string[];
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export class Webview {
  /** The document of the extension; has locator(), getByRole() and the rest. */
  readonly content: FrameLocator;
  readonly page: Page;

  private constructor(page: Page, content: FrameLocator) {
    this.page = page;
    this.content = content;
  }

  /** Waits for the webview whose document carries this title (VS Code gives a panel's title to its frame). */
  static async find(page: Page, title: string | RegExp): Promise<Webview> {
    let found: Webview | undefined;
    await expect(async () => {
      // The name of the outer frame stays the same as long as the webview lives.
      const names = await page
        .locator('iframe.webview')
        .evaluateAll((all) => all.map((one) => one.getAttribute('name')));
      const seen: string[] = [];
      for (const name of names) {
        if (name === null) continue;
        const inner = page.frameLocator(`iframe[name="${name}"]`).locator('iframe#active-frame');
        // Frames come and go while an editor opens; what has gone is not ours.
        const text = await inner.getAttribute('title', { timeout: 1_000 }).catch(() => null);
        if (text === null) continue;
        seen.push(text);
        if (typeof title === 'string' ? text === title : title.test(text)) {
          found = new Webview(page, inner.contentFrame());
          return;
        }
      }
      throw new Error(`No webview with the title ${String(title)}; there are: ${seen.join(', ') || 'none'}.`);
    }).toPass({ timeout: 30_000 });
    if (found === undefined) throw new Error('unreachable');
    return found;
  }

  locator(selector: string): Locator {
    return this.content.locator(selector);
  }

  getByRole(...args: Parameters<FrameLocator['getByRole']>): Locator {
    return this.content.getByRole(...args);
  }

  getByText(...args: Parameters<FrameLocator['getByText']>): Locator {
    return this.content.getByText(...args);
  }

  /** The frame itself, to evaluate something in it. A Content-Security-Policy does not stand in the way. */
  async frame(): Promise<Frame> {
    const handle = await this.content.owner().elementHandle();
    const frame = await handle?.contentFrame();
    if (frame === null || frame === undefined) throw new Error('The webview has gone.');
    return frame;
  }

  /** What axe-core has to say against the document (or one part of it). */
  async axe(selector?: string): Promise<AxeFault[]> {
    const frame = await this.frame();
    await frame.evaluate(readFileSync(axeFile, 'utf8'));
    return frame.evaluate(async (within) => {
      interface Axe {
        run(
          context: unknown,
          options: unknown,
        ): Promise<{
          violations: { id: string; impact: string | null; help: string; nodes: { target: unknown[] }[] }[];
        }>;
      }
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations } = await axe.run(within ?? 'html', { resultTypes: ['violations'], iframes: false });
      return violations.map((one) => ({
        id: one.id,
        impact: one.impact ?? 'unknown',
        help: one.help,
        where: one.nodes.map((node) => node.target.join(' ')),
      }));
    }, selector);
  }
}
