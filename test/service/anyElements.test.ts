/**
 * Containers whose elements nobody can list: any name is right inside, and only inside.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { diagnosticsOf, summarize } from '../support/checkDiagnostics';

const request = (layers: string, beside = ''): string => `<Request>
  <Tag>PosterProduction</Tag>
  <Input><Object>posters/base.psd</Object></Input>
  <Operation>
    <PosterProduction>
      <TemplateId>5f1e2d3c4b5a69788796a5b4</TemplateId>
      <Info>${layers}</Info>${beside}
    </PosterProduction>
    <Output><Region>ap-chongqing</Region><Bucket>a-1250000000</Bucket><Object>a.jpg</Object></Output>
  </Operation>
</Request>`;

const reported = (text: string): readonly string[] => summarize(text, diagnosticsOf(text));

it('takes any name, even that of another element of the request', () => {
  assert.deepEqual(reported(request('<main>a</main><Bucket>b</Bucket><标题>c</标题><main>d</main>')), []);
});

it('still reports a text between the elements', () => {
  assert.deepEqual(reported(request('<main>a</main>loose')), ['error unexpected-text «loose»']);
});

it('takes no other name beside the container', () => {
  assert.deepEqual(reported(request('<main>a</main>', '<main>b</main>')), ['warning unknown-element «main»']);
});
