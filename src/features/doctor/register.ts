import * as vscode from 'vscode';
import { COMMANDS, TOOLCHAIN_SETTINGS } from '../../contract/ids.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { NotGradedError } from '../../engine/grading/report.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { Services } from '../../services/services.ts';
import type { ReportRow } from './words.ts';
import { reportRows, reportText } from './words.ts';

/** "Which languages can I practise here?" */
export function register(services: Services): vscode.Disposable {
  return services.commands.register(COMMANDS.doctor, () => showDoctor(services));
}

interface Row extends vscode.QuickPickItem {
  readonly report?: ReportRow;
}

const COPY: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy as Text' };

/** The setting that names the executable of a language; undefined where nothing is to be installed. */
function pathSetting(language: LanguageId): string | undefined {
  const toolchain = adapterOf(language).toolchain?.id;
  return Object.entries(TOOLCHAIN_SETTINGS).find(([id]) => id === toolchain)?.[1];
}

/** Lists every language with its version and place, or with the fix; choosing one opens the setting that names its path. */
async function showDoctor(services: Services): Promise<void> {
  // Asking a toolchain for its version runs a program that a workspace may have put on the PATH.
  if (!vscode.workspace.isTrusted) {
    throw new NotGradedError(
      'Kode runs no program in a folder that you have not trusted.',
      'Trust the workspace, then look again.',
    );
  }
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = 'Languages on this machine';
  pick.placeholder = 'Looking for compilers and interpreters…';
  pick.busy = true;
  pick.matchOnDescription = true;
  const owned: Pick<vscode.Disposable, 'dispose'>[] = [
    pick,
    pick.onDidHide(() => {
      for (const one of owned) one.dispose();
    }),
  ];
  pick.show();
  try {
    const rows = reportRows(await services.doctor.doctor());
    for (const row of rows) services.log.info(`${row.label}: ${row.description} ${row.detail}`.trim());
    pick.items = rows.map((report) => ({
      label: report.label,
      iconPath: new vscode.ThemeIcon(report.works ? 'pass' : 'warning'),
      description: report.description,
      detail: report.detail,
      report,
    }));
    pick.placeholder = summary(rows);
    pick.buttons = [COPY];
    pick.busy = false;
    owned.push(
      pick.onDidTriggerButton(async () => {
        await vscode.env.clipboard.writeText(reportText(rows, versions(services)));
        vscode.window.setStatusBarMessage('Copied.', 3_000);
      }),
      pick.onDidAccept(() => {
        const chosen = pick.activeItems[0]?.report;
        const setting = chosen === undefined ? undefined : pathSetting(chosen.language);
        pick.hide();
        if (setting !== undefined)
          void vscode.commands.executeCommand('workbench.action.openSettings', setting);
      }),
    );
  } catch (error) {
    pick.hide();
    throw error;
  }
}

function summary(rows: readonly ReportRow[]): string {
  const missing = rows.filter(({ works }) => !works).length;
  if (missing === 0) return 'Every language is ready';
  return `${rows.length - missing} of ${rows.length} languages are ready; choose one to set its path`;
}

function versions(services: Services): readonly string[] {
  const { version } = services.context.extension.packageJSON as { readonly version: string };
  return [
    `Kode ${version}`,
    `VS Code ${vscode.version}`,
    `${process.platform} ${process.arch}, Node ${process.versions.node}`,
  ];
}
