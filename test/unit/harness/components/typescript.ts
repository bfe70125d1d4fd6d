/** Components in TypeScript. */
import { scriptPrograms } from './ecmascript.ts';

export const programs = scriptPrograms(true);
