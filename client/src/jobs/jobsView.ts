/**
 * The list of jobs in the activity bar.
 */

import * as vscode from 'vscode';
import { text } from '../../../l10n/language';
import { joined, plural, t } from '../../../l10n/processLanguage';
import type { ClientSettings } from '../clientSettings';
import type { Disposable } from '../eventEmitter';
import { groupEntries, type JobNode } from './jobGroups';
import type { JobEntry } from './jobRecord';
import type { JobStore } from './jobStore';
import { countOpen, type JobRow, jobRow } from './jobTree';
import type { JobWatcher } from './jobWatcher';

/** The id of the view. */
export const JOBS_VIEW = 'ciJob.jobs';
/** So that “3 min ago” does not stay that for ever. */
const AGE_REFRESH_MS = 60_000;
/** A thousand jobs that change at once are one change of the view. */
const GATHER_MS = 100;

type JobGroup = Extract<JobNode, { readonly kind: 'group' }>;

/** What the view needs of the settings. */
export type ViewSettings = Pick<ClientSettings, 'areJobsGrouped' | 'onDidChangeTarget'>;

/** Shows the entries of the store, newest first, and follows them. */
export class JobsView implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #store: JobStore;
  readonly #watcher: Pick<JobWatcher, 'isWatching'>;
  readonly #settings: ViewSettings;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<string>;
  readonly #subscriptions: readonly Disposable[];
  readonly #ageTimer: ReturnType<typeof setInterval>;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #roots: readonly JobNode[] = [];
  readonly #groups = new Map<string, JobGroup>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: JobStore, watcher: Pick<JobWatcher, 'isWatching'>, settings: ViewSettings) {
    this.#store = store;
    this.#watcher = watcher;
    this.#settings = settings;
    this.#view = vscode.window.createTreeView(JOBS_VIEW, { treeDataProvider: this });
    this.#subscriptions = [
      store.onDidChangeList(() => this.#gather()),
      settings.onDidChangeTarget(() => this.#update()),
    ];
    this.#ageTimer = setInterval(() => this.#view.visible && this.#changed.fire(undefined), AGE_REFRESH_MS);
    this.#update();
  }

  getChildren(id?: string): string[] {
    const nodes = id === undefined ? this.#roots : (this.#groups.get(id)?.children ?? []);
    return nodes.map((node) => node.id);
  }

  getTreeItem(id: string): vscode.TreeItem {
    const group = this.#groups.get(id);
    if (group !== undefined) {
      return groupItem(group);
    }
    const entry = this.#store.findEntry(id);
    return entry === undefined
      ? new vscode.TreeItem('')
      : treeItem(entry, jobRow(entry, Date.now(), this.#watcher.isWatching(id)));
  }

  /** The entry that a menu names, else the one that has the keyboard's focus. */
  async entryOf(argument: unknown): Promise<JobEntry | undefined> {
    const id = typeof argument === 'string' ? argument : await this.#focusedId();
    return id === undefined ? undefined : this.#store.findEntry(id);
  }

  /**
   * Arrow keys move the focus and leave the selection behind, and an extension is notified only of the selection.
   * So the focused row is selected or let go of, which identifies it, and back again.
   */
  async #focusedId(): Promise<string | undefined> {
    const before = this.#view.selection;
    await vscode.commands.executeCommand('list.toggleSelection');
    const after = this.#view.selection;
    await vscode.commands.executeCommand('list.toggleSelection');
    return after.find((id) => !before.includes(id)) ?? before.find((id) => !after.includes(id));
  }

  dispose(): void {
    clearInterval(this.#ageTimer);
    clearTimeout(this.#gathering);
    vscode.Disposable.from(this.#view, this.#changed, ...this.#subscriptions).dispose();
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      this.#update();
    }, GATHER_MS);
  }

  #update(): void {
    const entries = this.#store.list();
    this.#roots = groupEntries(entries, this.#settings.areJobsGrouped());
    this.#groups.clear();
    this.#keepGroups(this.#roots);
    const open = countOpen(entries);
    this.#view.badge =
      open === 0
        ? undefined
        : {
            value: open,
            tooltip: plural(open, text('{0} job has not ended'), text('{0} jobs have not ended')),
          };
    void vscode.commands.executeCommand('setContext', 'ciJob.hasJobs', entries.length > 0);
    this.#changed.fire(undefined);
  }

  #keepGroups(nodes: readonly JobNode[]): void {
    for (const node of nodes) {
      if (node.kind === 'group') {
        this.#groups.set(node.id, node);
        this.#keepGroups(node.children);
      }
    }
  }
}

function groupItem({ id, label, count, icon }: JobGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = 'group';
  item.accessibilityInformation = {
    label: joined([label, plural(count, text('{0} entry'), text('{0} entries'))], 'facts'),
  };
  return item;
}

function treeItem(entry: JobEntry, row: JobRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, vscode.TreeItemCollapsibleState.None);
  item.id = row.id;
  item.description = row.description;
  item.tooltip = new vscode.MarkdownString(row.tooltip);
  item.iconPath = new vscode.ThemeIcon(
    row.icon,
    row.iconColor === undefined ? undefined : new vscode.ThemeColor(row.iconColor),
  );
  item.contextValue = row.contextValue;
  item.accessibilityInformation = { label: row.spoken };
  item.command =
    entry.kind === 'job'
      ? { title: t('Open Response'), command: 'ciJob.showJob', arguments: [row.id] }
      : { title: t('Look Up'), command: 'ciJob.lookUpSubmission', arguments: [row.id] };
  return item;
}
