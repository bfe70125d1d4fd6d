/** Which tab is shown: the language that was chosen last, of those that a group of tabs has. */
import { isLanguageId } from '../languages/ids.ts';

/** So many are remembered; more languages than any group has. */
const MOST = 12;

/** The list after a choice, the newest first. */
export function withLanguage(languages: readonly string[], chosen: string): readonly string[] {
  return [chosen, ...languages.filter((one) => one !== chosen)].slice(0, MOST);
}

/**
 * The remembered list, unless the setting of the language to write in says otherwise: then somebody has changed it since.
 * @param setting '' where none was chosen yet
 */
export function recentLanguages(setting: string, remembered: unknown): readonly string[] {
  const known = Array.isArray(remembered)
    ? remembered.filter((one): one is string => typeof one === 'string')
    : [];
  const last = known.find((one) => isLanguageId(one));
  return setting === '' || setting === last ? known : withLanguage(known, setting);
}
