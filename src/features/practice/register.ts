import * as vscode from 'vscode';
import { COMMANDS } from '../../contract/ids.ts';
import type { Services } from '../../services/services.ts';
import { buildAhead } from './buildAhead.ts';
import { compareSolution, solutionDocuments } from './compare.ts';
import { SolutionLenses } from './lenses.ts';
import { chooseLanguage } from './choices.ts';
import { resetSolution } from './reset.ts';
import { scaffold } from './scaffold.ts';

/** Starting, resetting and looking after solution files. */
export function register(services: Services): vscode.Disposable {
  const lenses = new SolutionLenses(services);
  return vscode.Disposable.from(
    services.commands.register(COMMANDS.scaffold, (id, language) => scaffold(services, id, language)),
    services.commands.register(COMMANDS.reset, (target) => resetSolution(services, target)),
    services.commands.register(COMMANDS.compare, (target) => compareSolution(services, target)),
    solutionDocuments(services),
    services.commands.register(COMMANDS.chooseLanguage, () => chooseLanguage(services)),
    vscode.languages.registerCodeLensProvider({ scheme: '*' }, lenses),
    lenses,
    buildAhead(services),
  );
}
