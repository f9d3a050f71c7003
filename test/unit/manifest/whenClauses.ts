import { contributes } from './manifest';

/** One condition of a `when` clause. */
export interface Condition {
  readonly key: string;
  readonly operator: '==' | '=~' | undefined;
  /** What the key is compared with; empty without an operator. */
  readonly value: string;
}

const CONDITION = /^!?(?<key>[\w.]+)(?: (?<operator>==|=~) (?<value>.+))?$/;

/** Every condition of every `when` clause in the manifest. */
export function allConditions(): Condition[] {
  const { menus, keybindings, viewsWelcome } = contributes;
  return [...Object.values(menus).flat(), ...keybindings, ...viewsWelcome].flatMap(({ when }) =>
    when === undefined ? [] : conditionsOf(when),
  );
}

/** @throws Error when it cannot be read, so that no clause goes unchecked */
export function conditionsOf(when: string): Condition[] {
  return when.split(/ (?:&&|\|\|) /).map((text) => {
    const { key, operator, value = '' } = CONDITION.exec(text)?.groups ?? {};
    if (key === undefined) {
      throw new Error(`This test does not understand the condition ${text}`);
    }
    return { key, operator: operator as Condition['operator'], value };
  });
}

/** What the manifest compares a key with. */
export function comparedWith(key: string): Condition[] {
  return allConditions().filter((condition) => condition.key === key);
}
