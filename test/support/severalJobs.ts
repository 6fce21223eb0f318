/**
 * Requests of three jobs of three kinds, and what they are made of.
 */

/** Where a job writes. */
export const output = (key: string): string =>
  `<Output><Region>ap-chongqing</Region><Bucket>films-1250000000</Bucket><Object>${key}</Object></Output>`;
/** A job with a Tag of its own. */
export const operation = (tag: string, content: string): string =>
  `<Operation><Tag>${tag}</Tag>${content}</Operation>`;
/** A request that carries jobs. */
export const several = (...parts: readonly string[]): string =>
  `<Request><Input><Object>in.mp4</Object></Input>${parts.join('')}</Request>`;

/** What makes several pictures. */
export const pictures =
  '<Snapshot><Mode>Interval</Mode><Start>0</Start><TimeInterval>5</TimeInterval><Count>3</Count></Snapshot>';
/** A job by a template. */
export const transcode = operation('Transcode', `<TemplateId>t01</TemplateId>${output('out.mp4')}`);
/** A job whose result needs a wildcard. */
export const snapshot = operation('Snapshot', `${pictures}${output('shot-${number}.jpg')}`);
/** Another job by a template. */
export const animation = operation('Animation', `<TemplateId>t02</TemplateId>${output('out.gif')}`);
/** Three jobs with nothing wrong about them. */
export const three = several(transcode, snapshot, animation);
