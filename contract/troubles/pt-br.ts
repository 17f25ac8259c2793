import type { NoticeTexts } from '../notice'

export const troubles: NoticeTexts = {
  PHOTO_GONE: ({ file }) => `${file} não está mais na pasta.`,
  PHOTO_LEFT: () => 'Uma foto não está mais na pasta. Nada foi feito.',
  PHOTO_NOT_OPENED: ({ file }) =>
    `Não foi possível abrir ${file}: nenhum programa deste computador aceitou.`,
  NOT_STARTED: ({ file }) => `${file} não é uma foto, por isso o Snapland não inicia esse arquivo.`,
  FOLDER_NOT_OPENED: () => 'Não foi possível abrir a pasta. O disco está conectado?',
  STILL_WRITING: () => 'Algo ainda está sendo gravado.',
  NO_ROOM: () =>
    'Não há mais espaço nesse disco, então nem tudo foi gravado. As fotos estão intactas.',
  PLACE_READ_ONLY: () =>
    'O Snapland não pode gravar ali. Escolha outro lugar. As fotos estão intactas.',
  NOT_WRITTEN: () => 'Não foi possível gravar tudo ali. As fotos estão intactas.',
  TRASH_REFUSED: ({ refused, of }) =>
    `A lixeira deste computador recusou ${refused} de ${of}. Elas voltaram à galeria; nada se perdeu.`,
  NO_JPEG: ({ file }) => `Não foi possível criar um JPEG de ${file}. O HEIC está salvo.`,
  FIXED_SETTING: () => 'Isto foi definido na linha de comando e não pode ser mudado aqui.',
  WRONG_SETTING: () => 'Esse ajuste não faz sentido, por isso nada mudou.',
  SETTINGS_NOT_KEPT: () =>
    'Os ajustes estão valendo, mas não foi possível gravá-los: o próximo início não vai conhecê-los.',
  SETTINGS_UNREADABLE: ({ file }) =>
    `Os ajustes que não puderam ser lidos estão como no primeiro início. O arquivo antigo é ${file}.`,
  LOGIN_UNCHANGED: () => 'Não foi possível mudar o que inicia ao entrar na sessão.',
  FOLDER_UNUSABLE: ({ folder }) => `O Snapland não pode gravar na pasta ${folder}. Escolha outra.`,
  PORT_TAKEN: ({ port }) => `A porta ${port} está em uso por outro programa. Escolha outra.`,
  PORT_FORBIDDEN: ({ port }) =>
    `A porta ${port} não é permitida a este usuário. Escolha uma a partir de 1024.`,
  NO_PORT_FREE: () =>
    'Não há porta livre neste computador. Feche alguns programas e abra o Snapland de novo.',
  ADDRESS_NOT_HERE: ({ address }) => `${address} não é um endereço deste computador.`,
  NOT_LISTENING: () =>
    'O Snapland não consegue esperar pelos celulares. Reinicie o computador e abra o Snapland.',
  ALREADY_RUNNING: ({ folder }) =>
    `O Snapland já está em uso com a pasta de dados ${folder}. Feche-o primeiro.`,
  WRONG_COMMAND_LINE: () =>
    'O Snapland não entende a linha de comando. No terminal, --help diz o que pode estar lá.',
  UNFORESEEN: () => 'Algo deu errado neste computador. Nada do que foi salvo se perdeu.',
}
