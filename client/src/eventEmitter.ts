/**
 * The smallest possible event, for parts that must also run where there is no `vscode`.
 */

/** Ends what it stands for. Fits `vscode.Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** Listeners of one kind of news. */
export interface EventEmitter<News> {
  /** Calls the listener with all news from now on. */
  listen(listener: (news: News) => void): Disposable;
  send(news: News): void;
}

/** A signal without listeners. */
export function createEventEmitter<News>(): EventEmitter<News> {
  const listeners = new Set<(news: News) => void>();
  return {
    listen(listener) {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    send(news) {
      for (const listener of [...listeners]) {
        listener(news);
      }
    },
  };
}
