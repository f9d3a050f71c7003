import { describe, expectTypeOf, it } from 'vitest';
import type { Deed, DialogButton, Question } from '../../../../src/ui/window/messages';
import type { PlainText } from '../../../../src/words/text/plainText';

/** A dialog whose first button does that. */
interface Asked<OnEnter extends Deed, IsWarning extends boolean> {
  readonly question: PlainText;
  readonly isWarning: IsWarning;
  readonly buttons: readonly [DialogButton<'yes', OnEnter>];
}

// What is wrong here the compiler finds.
describe('a dialog can be written', () => {
  it('whose Enter changes nothing', () => {
    expectTypeOf<Asked<'harmless', true>>().toExtend<Question<'yes'>>();
    expectTypeOf<Asked<'harmless', false>>().toExtend<Question<'yes'>>();
  });

  it('whose Enter does what was asked for, as long as it warns of nothing', () => {
    expectTypeOf<Asked<'intended', false>>().toExtend<Question<'yes'>>();
    expectTypeOf<Asked<'intended', true>>().not.toExtend<Question<'yes'>>();
  });

  it('but not one whose Enter is risky', () => {
    expectTypeOf<Asked<'risky', false>>().not.toExtend<Question<'yes'>>();
    expectTypeOf<Asked<'risky', true>>().not.toExtend<Question<'yes'>>();
  });

  it('nor one that leaves open what a button does, or has none', () => {
    expectTypeOf<Asked<Deed, false>>().not.toExtend<Question<'yes'>>();
    expectTypeOf<{ question: PlainText; isWarning: false; buttons: [] }>().not.toExtend<Question<'yes'>>();
  });
});
