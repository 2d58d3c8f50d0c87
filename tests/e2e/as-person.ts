import { type BrowserContextOptions, test as base } from '@playwright/test';
import { type DemoKey, signInAs } from './sign-in.ts';

type State = Exclude<BrowserContextOptions['storageState'], undefined | string>;
type StateOf = (who: DemoKey, baseURL: string) => Promise<State>;

/** Tests whose pages belong to somebody: `test.use({ person: 'finance' })`, or null for nobody. */
export const test = base.extend<{ person: DemoKey | null }, { stateOf: StateOf }>({
  person: ['administrator', { option: true }],
  stateOf: [
    async ({ browser }, use) => {
      // One sign-in for each person and worker: there is a limit to them.
      const states = new Map<string, Promise<State>>();
      const signIn: StateOf = async (who, baseURL) => {
        const context = await browser.newContext({ baseURL, locale: 'en-US' });
        await signInAs(await context.newPage(), who);
        const state = await context.storageState();
        await context.close();
        return state;
      };
      await use((who, baseURL) => {
        const key = `${baseURL} ${who}`;
        const state = states.get(key) ?? signIn(who, baseURL);
        states.set(key, state);
        return state;
      });
    },
    { scope: 'worker' },
  ],
  storageState: async ({ person, baseURL, stateOf }, use) => {
    await use(person === null || !baseURL ? undefined : await stateOf(person, baseURL));
  },
});
