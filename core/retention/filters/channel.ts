import { oneOfOpenWords } from './words.ts'

export const channel = oneOfOpenWords({
  word: 'channel',
  example: '[email, web]',
  known: [
    'any_channel',
    'api',
    'chat',
    'email',
    'facebook',
    'help_center',
    'instagram_dm',
    'messaging',
    'mobile',
    'mobile_sdk',
    'native_messaging',
    'phone',
    'side_conversation',
    'sms',
    'twitter',
    'voice',
    'web',
    'web_service',
    'web_widget',
    'whatsapp',
  ],
})
