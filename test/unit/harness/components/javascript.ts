/** Components in JavaScript. */
import { scriptPrograms } from './ecmascript.ts';

export const programs = scriptPrograms(false);
