import { describe, expect, it } from 'vitest';
import { hostileAnswer, HOSTILE_ANSWER_NAMES } from '../../../gitlab/hostile/answers';
import { trapLink } from '../../../gitlab/hostile/hostility';
import type { Hostility } from '../../../gitlab/hostile/hostility';
import { CURRENT_ID, UPCOMING_ID } from '../../../gitlab/hostile/licenses';
import { commandLink, DEPTH, HOSTILE_TEXTS, LONG, WILD_DATES } from '../../../gitlab/hostile/texts';
import { add, call, start } from '../calls';

type Row = Record<string, unknown> & { id: number; plan: string };

const hostile = (...kinds: Hostility[]) => start({ profile: 'hostile', hostile: { kinds, file: 'x.csv' } });

describe('a hostile GitLab', () => {
  it('puts texts that act into every field of a license', async () => {
    const gitlab = await hostile('texts');
    const { json } = await call(gitlab, '/license');
    const current = json as Row;
    const link = trapLink(gitlab.url, 'x.csv');
    const { id, starts_at: start_, expires_at: end, ...texts } = current;
    expect(id).toBe(CURRENT_ID);
    expect([start_, end].map((day) => /^\d{4}-\d{2}-\d{2}$/.test(String(day)))).toEqual([true, true]);
    for (const name of ['plan', 'licensee', 'add_ons', 'restrictions', 'note', 'created_at'] as const) {
      expect(JSON.stringify(texts[name]), name).toContain(JSON.stringify(link).slice(1, -1));
    }
    const own = Object.keys(current).filter((name) => name.includes(link));
    expect(own).toHaveLength(1);
  });

  it('has a license for each text', async () => {
    const { json } = await call(await hostile('texts'), '/licenses');
    const rows = json as Row[];
    expect(rows.map(({ id }) => id).slice(0, 2)).toEqual([UPCOMING_ID, CURRENT_ID]);
    const plans = rows.map(({ plan }) => plan);
    expect(plans).toEqual(expect.arrayContaining(Object.values(HOSTILE_TEXTS)));
    const named = rows.find(({ plan }) => plan === '__proto__');
    expect(Object.keys(named?.licensee ?? {})).toContain('__proto__');
  });

  it('lies about users, tokens and itself, and lets an administrator read', async () => {
    const gitlab = await hostile('texts');
    for (const path of ['/user', '/personal_access_tokens/self', '/metadata']) {
      const { status, text } = await call(gitlab, path);
      expect([status, text.includes('](command:gitlabLicenses.saveUsageExport?')], path).toEqual([200, true]);
    }
    expect((await call(gitlab, '/metadata')).json).toMatchObject({ enterprise: true });
    const page = await fetch(`${gitlab.url}/users/sign_in`);
    expect(await page.text()).toContain('<title>[Ultimate](command:');
  });

  it('refuses changes in words that act, and changes nothing', async () => {
    const gitlab = await hostile('texts', 'refusals');
    const before = gitlab.state.licenses.length;
    const refused = await add(gitlab, gitlab.licenseKey());
    expect([refused.status, refused.text.includes('](command:')]).toEqual([400, true]);
    const counted = await call(gitlab, `/license/${CURRENT_ID}/refresh_billable_users`, { method: 'PUT' });
    expect([counted.status, counted.text.includes('](command:')]).toEqual([403, true]);
    const deleted = await call(gitlab, `/license/${CURRENT_ID}`, { method: 'DELETE' });
    expect([deleted.status, deleted.text.includes('<title lang="x">[Ultimate](command:')]).toEqual([
      502,
      true,
    ]);
    expect(gitlab.state.licenses).toHaveLength(before);
  });

  it('writes texts that act into the header and the rows of an export that can still be read', async () => {
    const { status, text } = await call(await hostile('export'), '/license/usage_export.csv');
    expect(status).toBe(200);
    expect(text).toMatch(/^License Key,"/);
    expect(text).toContain('Company,"[Ultimate](command:');
    expect(text).toContain('\nDate,Billable User Count\n');
    expect(text.match(/=HYPERLINK/g)?.length).toBeGreaterThan(4);
    expect(text.split('\n').length).toBeGreaterThan(290);
  });

  it('sends a megabyte where a word is expected', async () => {
    const gitlab = await hostile('sizes');
    const { text, json } = await call(gitlab, '/licenses');
    const lengths = (json as Row[]).map((row) => JSON.stringify(row).length);
    expect(lengths.filter((length) => length > LONG)).toHaveLength(1);
    expect(lengths.filter((length) => length > LONG / 5)).toHaveLength(3);
    // Clients that read no more than 2 MiB get it all.
    expect(text.length).toBeLessThan(2 * 1024 * 1024);
    expect((await call(gitlab, '/user')).text.length).toBeGreaterThan(LONG);
    expect((await call(gitlab, '/version')).text.length).toBeGreaterThan(LONG);
  });

  it('nests values deeper than a recursive reader goes', async () => {
    const { text } = await call(await hostile('nesting'), '/licenses');
    expect(text.split('['.repeat(DEPTH))).toHaveLength(3);
  });

  it('has days that no calendar has', async () => {
    const { text } = await call(await hostile('dates'), '/licenses');
    for (const date of WILD_DATES) {
      expect(text, date).toContain(JSON.stringify(date));
    }
    expect(text).toContain('"expires_at":"2027-02-30"');
    expect(text).not.toContain('"expires_at":"12345"');
  });

  it('does only what it is asked for', async () => {
    const gitlab = await hostile();
    const { text } = await call(gitlab, '/licenses');
    expect(text).not.toMatch(/command:|\[\[|x{99}/);
    expect((await add(gitlab, gitlab.licenseKey())).status).toBe(201);
  });
});

describe('a hostile answer', () => {
  it.each(HOSTILE_ANSWER_NAMES)('%s goes through HTTP with whatever text', async (name) => {
    const gitlab = await hostile();
    for (const text of Object.values(HOSTILE_TEXTS)) {
      const undo = gitlab.intercept(() => hostileAnswer(name, text));
      const { status } = await call(gitlab, '/license');
      expect(status).toBe(hostileAnswer(name, text).status);
      undo();
    }
  });
});

describe('a command link', () => {
  it('is what VS Code takes for one, without a character that would end it early', () => {
    expect(commandLink('a.b')).toBe('[Ultimate](command:a.b)');
    const [, query] =
      /^\[Ultimate\]\(command:x\.y\?([^)\s]+)\)$/.exec(commandLink('x.y', { a: '(/ b"' })) ?? [];
    expect(JSON.parse(decodeURIComponent(query?.replaceAll('(', '%28') ?? ''))).toEqual({ a: '(/ b"' });
  });
});
