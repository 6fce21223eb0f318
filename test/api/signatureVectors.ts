/**
 * Seven signatures made with the official SDK (cos-nodejs-sdk-v5 3.0.0), with every text on the way to them.
 * The key is an invented one.
 */

import type { SignableRequest } from '../../client/api/signature';

/** A request and what its signature must be. */
export interface SignatureVector {
  readonly name: string;
  readonly request: SignableRequest;
  readonly headerList: string;
  readonly urlParamList: string;
  readonly httpString: string;
  readonly httpStringSha1: string;
  readonly stringToSign: string;
  readonly signature: string;
  readonly authorization: string;
}

/** The invented key of all vectors. */
export const VECTOR_CREDENTIALS = {
  secretId: 'AKIDEXAMPLE00000000000000000000000000',
  secretKey: 'exampleSecretKey0000000000000000',
};

/** The validity of all vectors. */
export const VECTOR_KEY_TIME = { start: 1700000000, end: 1700003600 };

/** The key that all vectors are signed with. */
export const VECTOR_SIGN_KEY = '67484a695119492a623e76528260c34f19c1f5a1';

export const SIGNATURE_VECTORS: readonly SignatureVector[] = [
  {
    name: 'submit with the host alone',
    request: {
      method: 'POST',
      path: '/jobs',
      headers: {
        Host: 'test-1234567890.ci.ap-chongqing.myqcloud.com',
      },
    },
    headerList: 'host',
    urlParamList: '',
    httpString: 'post\n/jobs\n\nhost=test-1234567890.ci.ap-chongqing.myqcloud.com\n',
    httpStringSha1: 'b5d0dbffdc2e590c1c1cef79421b446fe96b1903',
    stringToSign: 'sha1\n1700000000;1700003600\nb5d0dbffdc2e590c1c1cef79421b446fe96b1903\n',
    signature: '1d38d34a2b74cb837b670d7943517b9caa6cc9e8',
    authorization:
      'q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE00000000000000000000000000&q-sign-time=1700000000;1700003600&q-key-time=1700000000;1700003600&q-header-list=host&q-url-param-list=&q-signature=1d38d34a2b74cb837b670d7943517b9caa6cc9e8',
  },
  {
    name: 'submit with all usual headers, of which `Date` is not signed',
    request: {
      method: 'POST',
      path: '/jobs',
      headers: {
        Host: 'test-1234567890.ci.ap-chongqing.myqcloud.com',
        'Content-Type': 'application/xml',
        'Content-Length': '85',
        'Content-MD5': 'fkYaYdShc5RMOBm5OcfprQ==',
        Date: 'Tue, 14 Nov 2023 22:13:20 GMT',
      },
    },
    headerList: 'content-length;content-md5;content-type;host',
    urlParamList: '',
    httpString:
      'post\n/jobs\n\ncontent-length=85&content-md5=fkYaYdShc5RMOBm5OcfprQ%3D%3D&content-type=application%2Fxml&host=test-1234567890.ci.ap-chongqing.myqcloud.com\n',
    httpStringSha1: 'f0b987ee81c64f3f93dfcae6cc1a8dcadf5db81e',
    stringToSign: 'sha1\n1700000000;1700003600\nf0b987ee81c64f3f93dfcae6cc1a8dcadf5db81e\n',
    signature: 'cfaa029626018e50ce983e8e20d5a8e0cbb1b115',
    authorization:
      'q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE00000000000000000000000000&q-sign-time=1700000000;1700003600&q-key-time=1700000000;1700003600&q-header-list=content-length;content-md5;content-type;host&q-url-param-list=&q-signature=cfaa029626018e50ce983e8e20d5a8e0cbb1b115',
  },
  {
    name: 'list with query values that need encoding',
    request: {
      method: 'GET',
      path: '/jobs',
      query: {
        queueId: 'p2242ab62c7c94486915508540933a2c6',
        tag: 'Transcode',
        states: 'Running,Success',
        startCreationTime: '2022-06-27T00:00:00+0800',
        size: '10',
      },
      headers: {
        Host: 'test-1234567890.ci.ap-chongqing.myqcloud.com',
      },
    },
    headerList: 'host',
    urlParamList: 'queueid;size;startcreationtime;states;tag',
    httpString:
      'get\n/jobs\nqueueid=p2242ab62c7c94486915508540933a2c6&size=10&startcreationtime=2022-06-27T00%3A00%3A00%2B0800&states=Running%2CSuccess&tag=Transcode\nhost=test-1234567890.ci.ap-chongqing.myqcloud.com\n',
    httpStringSha1: '1d75e155ab45fef4374162eadde6bde966a9e249',
    stringToSign: 'sha1\n1700000000;1700003600\n1d75e155ab45fef4374162eadde6bde966a9e249\n',
    signature: 'a2bd159b97ce8121018fa63639bcb0aa61992073',
    authorization:
      'q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE00000000000000000000000000&q-sign-time=1700000000;1700003600&q-key-time=1700000000;1700003600&q-header-list=host&q-url-param-list=queueid;size;startcreationtime;states;tag&q-signature=a2bd159b97ce8121018fa63639bcb0aa61992073',
  },
  {
    name: 'cancel with a parameter without value',
    request: {
      method: 'PUT',
      path: '/jobs/j8d121820f5e411ec926ef19d53ba9c6f',
      query: {
        cancel: '',
      },
      headers: {
        Host: 'test-1234567890.ci.ap-chongqing.myqcloud.com',
      },
    },
    headerList: 'host',
    urlParamList: 'cancel',
    httpString:
      'put\n/jobs/j8d121820f5e411ec926ef19d53ba9c6f\ncancel=\nhost=test-1234567890.ci.ap-chongqing.myqcloud.com\n',
    httpStringSha1: 'b645c03b2b664bc06a8d4339e5ef14cf4535497a',
    stringToSign: 'sha1\n1700000000;1700003600\nb645c03b2b664bc06a8d4339e5ef14cf4535497a\n',
    signature: '784c7fb84a8f1b4d851325fb959bc9fd0da55b93',
    authorization:
      'q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE00000000000000000000000000&q-sign-time=1700000000;1700003600&q-key-time=1700000000;1700003600&q-header-list=host&q-url-param-list=cancel&q-signature=784c7fb84a8f1b4d851325fb959bc9fd0da55b93',
  },
  {
    name: 'submit with nothing signed',
    request: {
      method: 'POST',
      path: '/jobs',
      headers: {},
    },
    headerList: '',
    urlParamList: '',
    httpString: 'post\n/jobs\n\n\n',
    httpStringSha1: 'df523eeef4241576d4a58dcf07c36007cd8ac058',
    stringToSign: 'sha1\n1700000000;1700003600\ndf523eeef4241576d4a58dcf07c36007cd8ac058\n',
    signature: 'd588c8ac24f07dbde6ab6d0d2855806440f4eb23',
    authorization:
      'q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE00000000000000000000000000&q-sign-time=1700000000;1700003600&q-key-time=1700000000;1700003600&q-header-list=&q-url-param-list=&q-signature=d588c8ac24f07dbde6ab6d0d2855806440f4eb23',
  },
  {
    name: 'submit with the token of temporary credentials signed',
    request: {
      method: 'POST',
      path: '/jobs',
      headers: {
        host: 'test-1234567890.ci.ap-chongqing.myqcloud.com',
        'x-ci-security-token': 'token+/=example',
      },
    },
    headerList: 'host;x-ci-security-token',
    urlParamList: '',
    httpString:
      'post\n/jobs\n\nhost=test-1234567890.ci.ap-chongqing.myqcloud.com&x-ci-security-token=token%2B%2F%3Dexample\n',
    httpStringSha1: '4780fe1b460ad1c301f46998bfbcd4c11b3d7ba0',
    stringToSign: 'sha1\n1700000000;1700003600\n4780fe1b460ad1c301f46998bfbcd4c11b3d7ba0\n',
    signature: '09eb36af62810321ea360591b5d89460590a16bf',
    authorization:
      'q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE00000000000000000000000000&q-sign-time=1700000000;1700003600&q-key-time=1700000000;1700003600&q-header-list=host;x-ci-security-token&q-url-param-list=&q-signature=09eb36af62810321ea360591b5d89460590a16bf',
  },
  {
    name: 'a decoded path with reserved characters and UTF-8',
    request: {
      method: 'GET',
      path: "/a b/测试(1)!'*.mp4",
      query: {
        'ci-process': 'videoinfo',
      },
      headers: {
        Host: 'test-1234567890.cos.ap-chongqing.myqcloud.com',
      },
    },
    headerList: 'host',
    urlParamList: 'ci-process',
    httpString:
      "get\n/a b/测试(1)!'*.mp4\nci-process=videoinfo\nhost=test-1234567890.cos.ap-chongqing.myqcloud.com\n",
    httpStringSha1: '471cc83af614aa73541fda48bb4a871d7f85dd92',
    stringToSign: 'sha1\n1700000000;1700003600\n471cc83af614aa73541fda48bb4a871d7f85dd92\n',
    signature: 'a5b75751664b746cc803325f2d1aa1fd370639ce',
    authorization:
      'q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE00000000000000000000000000&q-sign-time=1700000000;1700003600&q-key-time=1700000000;1700003600&q-header-list=host&q-url-param-list=ci-process&q-signature=a5b75751664b746cc803325f2d1aa1fd370639ce',
  },
];
