/**
 * Offering to fix a whole request: when, how often, and what each answer does.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FixOfferDependencies, FixOffers } from '../../client/src/editing/autofix/fixOffers';
import type { Question } from '../../client/src/ui';

const uri = 'file:///requests/a.cijob.xml';
const document = { uri, name: 'a.cijob.xml' };

/** Offers to a person who gives one answer, and what came of it. */
function offersTo(person: string | undefined, own: Partial<FixOfferDependencies> = {}) {
  const heard: string[] = [];
  const ui: FixOfferDependencies['ui'] = {
    async ask<Answer extends string>({ message, modal, answers }: Question<Answer>) {
      heard.push(`${modal ? 'dialog' : 'notice'}: ${message} [${answers.join('] [')}]`);
      return answers.find((answer) => answer === person);
    },
    async perform({ kind }) {
      heard.push(kind);
    },
  };
  const offers = new FixOffers({
    ui,
    isWanted: () => true,
    getAutofix: async () => ({ problems: 3, syntaxProblems: 2 }),
    fix: async (fixed) => {
      heard.push(`fixed ${fixed}`);
    },
    stopOffering: async () => {
      heard.push('stopped');
    },
    ...own,
  });
  return { offers, heard };
}

const offer =
  "notice: 3 problems in `a.cijob.xml` can be fixed automatically. [Fix All] [Show Problems] [Don't Ask Again]";

describe('an offer to fix', () => {
  for (const [answer, done] of [
    ['Fix All', [`fixed ${uri}`]],
    ['Show Problems', ['showProblems']],
    ["Don't Ask Again", ['stopped']],
    [undefined, []],
  ] as const) {
    it(`is made, and answered with ${answer}`, async () => {
      const { offers, heard } = offersTo(answer);
      await offers.consider(document);
      assert.deepEqual(heard, [offer, ...done]);
    });
  }

  it('is made once for each document, whatever is answered', async () => {
    const { offers, heard } = offersTo(undefined);
    await Promise.all([offers.consider(document), offers.consider(document)]);
    await offers.consider(document);
    await offers.consider({ uri: 'file:///b.xml', name: 'b.xml' });
    assert.deepEqual(heard, [offer, offer.replace('a.cijob', 'b')]);
  });

  it('is made again for another document with the same address', async () => {
    const { offers, heard } = offersTo(undefined);
    await offers.consider(document);
    offers.forget(uri);
    await offers.consider(document);
    assert.deepEqual(heard, [offer, offer]);
  });

  it('counts one problem in other words', async () => {
    const { offers, heard } = offersTo(undefined, {
      getAutofix: async () => ({ problems: 1, syntaxProblems: 1 }),
    });
    await offers.consider(document);
    assert.match(heard.join(), /^notice: 1 problem in `a\.cijob\.xml` can be fixed automatically\. /);
  });

  for (const [why, own] of [
    ['it is switched off', { isWanted: () => false }],
    ['nothing can be fixed', { getAutofix: async () => undefined }],
    ['the XML is well formed', { getAutofix: async () => ({ problems: 2, syntaxProblems: 0 }) }],
  ] as const) {
    it(`is not made where ${why}`, async () => {
      const { offers, heard } = offersTo(undefined, own);
      await offers.consider(document);
      assert.deepEqual(heard, []);
    });
  }

  it('is made later where there was nothing to fix before', async () => {
    let problems = 0;
    const { offers, heard } = offersTo(undefined, {
      getAutofix: async () => (problems === 0 ? undefined : { problems, syntaxProblems: problems }),
    });
    await offers.consider(document);
    problems = 3;
    await offers.consider(document);
    assert.deepEqual(heard, [offer]);
  });
});
