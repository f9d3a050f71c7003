import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * Prints what is wrong in the code, a line each, as `.vscode/tasks.json` reads it.
 *
 * @param {unknown} error of rolldown or esbuild, or any other
 */
export function printProblems(error) {
  if (error instanceof Error && 'errors' in error && Array.isArray(error.errors)) {
    error.errors.forEach((problem) => console.error(lineOf(problem)));
  } else {
    console.error(error);
  }
}

/** @param {import('rolldown').RolldownLog | import('esbuild').Message} problem */
function lineOf(problem) {
  const [place, text] = 'text' in problem ? [problem.location, problem.text] : [problem.loc, problem.message];
  const [what = ''] = stripVTControlCharacters(text).split('\n');
  const where = place ? `${relative('', place.file)}:${place.line}:${place.column + 1}: ` : '';
  return `${where}error: ${what}`;
}
