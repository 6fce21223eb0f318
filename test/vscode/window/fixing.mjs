// Broken requests: what a person is offered when one is opened or pasted.
import assert from 'node:assert/strict';

/** As people copy it: two end tags without their slash, one element never closed, one end tag misspelled. */
const broken = `<Request>
  <Tag>MediaInfo</Tag>
  <Input>
    <Object>films/dawn.mp4<Object>
  </Input>
  <Operation>
    <UserData>order 4711</UserDate>
  </Operation>
  <CallBack>https://callback.example.com/ci
  <CallBackFormat>JSON<CallBackFormat>
</Request>
`;

const offer = 'can be fixed';
const line = (text) => `.view-line:has-text(${JSON.stringify(text)})`;

/** Tests by title; each gets a window of its own. */
export const fixingTests = {
  'a broken request that is pasted is fixed as a whole; one undo takes that back, and nobody asks again': {
    file: 'empty.cijob.xml',
    async run({ person }) {
      await person.waitFor('.squiggly-error');
      await person.page.locator('.view-lines').first().click();
      await person.paste(broken);
      assert.equal(
        await person.readNotification(offer),
        "4 problems in 'empty.cijob.xml' can be fixed automatically.",
      );
      await person.answerNotification(offer, 'Fix All');
      await person.waitFor(line('<UserData>order 4711</UserData>'));
      await person.waitFor(line('<CallBack>https://callback.example.com/ci</CallBack>'));
      await person.waitFor(line('<CallBackFormat>JSON</CallBackFormat>'));
      await person.waitFor('.squiggly-error', 'hidden');
      await person.page.locator('.view-lines').first().click();
      await person.press('Control+z');
      await person.waitFor(line('<CallBackFormat>JSON<CallBackFormat>'));
      await person.waitFor(line('<UserData>order 4711</UserDate>'));
      await person.waitFor(line('<Object>films/dawn.mp4<Object>'));
      // What was pasted is pasted once more: the offer was made, and comes no more.
      await person.press('Control+a');
      await person.press('Delete');
      await person.waitFor(line('<Request>'), 'hidden');
      await person.paste(broken);
      await person.waitFor(line('<CallBackFormat>JSON<CallBackFormat>'));
      await person.waitFor('.squiggly-error');
      await person.waitForExtension();
      assert.equal(await person.countNotifications(offer), 0);
    },
  },

  'a broken request that is opened can be fixed, and a good one is left in peace': {
    file: 'mediainfo.cijob.xml',
    async run({ person }) {
      await person.waitForExtension();
      await person.openFile('mistakes.cijob.xml');
      assert.equal(
        await person.readNotification(offer),
        "1 problem in 'mistakes.cijob.xml' can be fixed automatically.",
      );
      // It is about the second document only.
      assert.equal(await person.countNotifications(offer), 1);
      await person.answerNotification(offer, 'Fix All');
      await person.waitFor(line('<CallBackFormat>JSON</CallBackFormat>'));
      // What needs a person's decision is left as it was.
      await person.waitFor(line('<Heigth>720</Heigth>'));
    },
  },
};
