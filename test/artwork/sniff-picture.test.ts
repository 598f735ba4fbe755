import { expect } from 'chai';
import { isWhole, sniffPicture } from '../../src/artwork/sniff-picture.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a file by its first bytes', () => {
  const taken: Readonly<Record<string, string>> = {
    'image/png': '\x89PNG\r\n\x1a\n',
    'image/jpeg': '\xff\xd8\xff\xe1',
    'image/webp': 'RIFF\0\0\0\0WEBPVP8 ',
  };
  for (const [mediaType, text] of Object.entries(taken)) {
    it(`is ${mediaType}, whatever its name says`, () => {
      expect(sniffPicture(bytes(text))).to.deep.equal({ mediaType });
    });
  }

  const refused: Readonly<Record<string, string>> = {
    GIF: 'GIF89a',
    HEIC: '\0\0\0\x18ftypheic',
    AVIF: '\0\0\0\x1cftypavif',
    PDF: '%PDF-1.7',
    TIFF: 'II*\0',
    SVG: '<?xml version="1.0"?><svg onload="alert(1)">',
    '': 'hello',
  };
  for (const [name, text] of Object.entries(refused)) {
    it(`is refused as ${name || 'no picture'} by its name`, () => {
      expect(sniffPicture(bytes(text))).to.deep.equal({ mediaType: null, name });
    });
  }

  it('is an SVG behind a mark and white space, too', () => {
    expect(sniffPicture(bytes('\xef\xbb\xbf\n <svg>'))).to.include({ name: 'SVG' });
  });

  it('may be empty', () => {
    expect(sniffPicture(new Uint8Array(0))).to.deep.equal({ mediaType: null, name: '' });
  });
});

describe('a picture that was cut off', () => {
  it('has no end chunk as PNG', () => {
    expect(isWhole(bytes('\x89PNG....IEND\xae\x42\x60\x82'), 'image/png')).to.equal(true);
    expect(isWhole(bytes('\x89PNG....IDAT'), 'image/png')).to.equal(false);
  });

  it('has no end behind its scan as JPEG; that of its preview does not count', () => {
    expect(isWhole(bytes('\xff\xd8 \xff\xda \xff\xd9 \xff\xda data \xff\xd9'), 'image/jpeg')).to.equal(true);
    expect(isWhole(bytes('\xff\xd8 \xff\xda \xff\xd9 \xff\xda data'), 'image/jpeg')).to.equal(false);
  });

  it('is shorter than its header says as WebP', () => {
    expect(isWhole(bytes('RIFF\x06\0\0\0WEBP12'), 'image/webp')).to.equal(true);
    expect(isWhole(bytes('RIFF\x07\0\0\0WEBP12'), 'image/webp')).to.equal(false);
  });
});
