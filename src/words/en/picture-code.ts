import type { PictureCodeWords } from '../../desks/picture-field.tsx'

export const pictureCode: PictureCodeWords = {
  label: 'Enter the characters shown in the picture.',
  hint: (characters) => `${characters} letters and digits; capital or small makes no difference.`,
  alt: 'A picture of characters. You can also listen to them, or let your browser confirm instead.',
  sound: 'The characters of the picture, read aloud',
  another: 'Show another picture',
  renewed: 'There is a new picture now.',
  prove: 'Let the browser confirm instead of the characters',
  proving: 'Your browser is working. Please wait a few seconds.',
  proved: 'Your browser has confirmed. The characters are not needed.',
  notProved: 'Your browser could not confirm. Please press “Show another picture” and try again.',
  problems: {
    empty: 'Enter the characters shown in the picture.',
    wrong: 'These are not the characters of the picture. Please enter those of the new picture.',
    ended: 'The picture was used already, or is past its time. Please enter the characters of the new picture.',
    tooMany:
      'There were many tries from your network, so we cannot take any more for a while. Please try again in about 10 minutes.',
  },
}
