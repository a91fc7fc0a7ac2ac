export default definePageConfig({ navigationBarTitleText: '渝乡集' })
