/**
 * When autofix a whole request is offered: once for each document, and only where it would make the XML well formed.
 * Pure but for its dependencies; `offerFixes.ts` listens to the editor.
 */

import { text } from '../../../../l10n/language';
import { t } from '../../../../l10n/processLanguage';
import type { Autofix } from '../../../../server/src/protocol';
import type { UserInterface } from '../../ui';

/** What an offer is about. */
export interface FixableDocument {
  readonly uri: string;
  /** For the message. */
  readonly name: string;
}

/** What offering needs. */
export interface FixOfferDependencies {
  readonly ui: Pick<UserInterface, 'ask' | 'perform'>;
  readonly isWanted: (uri: string) => boolean;
  /** What autofix would come to now; undefined where there is nothing, and for documents that are closed. */
  readonly getAutofix: (uri: string) => Promise<Pick<Autofix, 'problems' | 'syntaxProblems'> | undefined>;
  /** Fixes the document as it is now, as one step of undo. */
  readonly fix: (uri: string) => Promise<void>;
  /** Makes `isWanted` false from now on. */
  readonly stopOffering: () => Promise<void>;
}

const ANSWERS = [text('Fix All'), text('Show Problems'), text("Don't Ask Again")] as const;

/** Remembers what was offered as long as the window lives. */
export class FixOffers {
  readonly #dependencies: FixOfferDependencies;
  readonly #offered = new Set<string>();

  constructor(dependencies: FixOfferDependencies) {
    this.#dependencies = dependencies;
  }

  /** Offers to fix a document that has just been opened or pasted into; resolves when that is settled. */
  async consider({ uri, name }: FixableDocument): Promise<void> {
    const { ui, isWanted, getAutofix, fix, stopOffering } = this.#dependencies;
    if (this.#offered.has(uri) || !isWanted(uri)) {
      return;
    }
    const autofix = await getAutofix(uri);
    if (autofix === undefined || autofix.syntaxProblems === 0 || this.#offered.has(uri)) {
      return;
    }
    this.#offered.add(uri);
    const message = offerMessage(name, autofix.problems);
    const answer = await ui.ask({ severity: 'information', modal: false, message, answers: ANSWERS });
    switch (answer) {
      case text('Fix All'):
        return fix(uri);
      case text('Show Problems'):
        return ui.perform({ kind: 'showProblems' });
      case text("Don't Ask Again"):
        return stopOffering();
    }
  }

  /** Another document may have this address from now on, as untitled ones do. */
  forget(uri: string): void {
    this.#offered.delete(uri);
  }
}

function offerMessage(name: string, problems: number): string {
  return problems === 1
    ? t('1 problem in `{0}` can be fixed automatically.', name)
    : t('{0} problems in `{1}` can be fixed automatically.', problems, name);
}
