// The page of the extension in a marketplace, from `client/README.md`. An editor and a marketplace show pictures from the
// web only: vsce makes their addresses of the repository that the manifest names. Without one they are left out.

/** The README of a package; `hasAddress` says whether relative links can become addresses. */
export function marketplaceReadme(text, hasAddress) {
  const fromRoot = text.replaceAll('](../', '](');
  return hasAddress ? fromRoot : withoutRelativeLinks(withoutPictures(fromRoot));
}

function withoutPictures(text) {
  return text.replace(/^!\[[^\]]*\]\(media\/[^)]*\)\n+/gm, '');
}

/** A link that leads nowhere is worse than its words. */
function withoutRelativeLinks(text) {
  return text.replace(/(?<!!)\[([^\]]*)\]\((?!\w+:|#)[^)]*\)/g, '$1');
}
