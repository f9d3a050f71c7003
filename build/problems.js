import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * Prints what is wrong in the code, a line each, as `.vscode/tasks.json` reads it, and below it what else is said of it.
 *
 * @param {unknown} error of rolldown or esbuild, or any other
 */
export function printProblems(error) {
  if (error instanceof Error && 'errors' in error && Array.isArray(error.errors)) {
    error.errors.forEach((problem) => printProblem('error', problem));
  } else {
    console.error(error);
  }
}

/**
 * @param {'error' | 'warning'} kind
 * @param {import('rolldown').RolldownLog | import('esbuild').Message} problem
 */
export function printProblem(kind, problem) {
  const [place, text] = 'text' in problem ? [problem.location, problem.text] : [problem.loc, problem.message];
  const [what = '', ...more] = stripVTControlCharacters(text).trimEnd().split('\n');
  const where = place?.file ? `${relative('', place.file)}:${place.line}:${place.column + 1}: ` : '';
  console.error([`${where}${kind}: ${what}`, ...more].join('\n  '));
}
