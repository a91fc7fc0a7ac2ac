import { reviewPhotosMax } from '@yuxiang/shared/review-limits'
import { Icon } from '@/components/Icon'
import { Picture } from '@/components/Picture'
import { Photo, Tap, Text, View } from '@/elements'
import { smallPicture } from '@/services/pictures'
import './photo-picker.scss'
import type { Photos } from './use-photos'

/** The pictures of a review: those that are there, those on their way, and the way to more. */
export function PhotoPicker({ uploaded, waiting, room, add, again, drop, remove }: Photos) {
  return (
    <View className="photo-picker" role="group" label="晒图">
      {uploaded.map((url, at) => (
        <View key={url} className="photo-picker__one">
          <Picture src={smallPicture(url)} alt={`图片 ${at + 1}`} ratio={100} />
          <Tap className="photo-picker__remove" label={`移除图片 ${at + 1}`} onTap={() => remove(url)}>
            <View className="photo-picker__cross">
              <Icon name="close" size="sm" color="white" />
            </View>
          </Tap>
        </View>
      ))}
      {waiting.map((photo) => (
        <View key={photo.id} className="photo-picker__one">
          <View className="photo-picker__preview">
            <Photo className="photo-picker__photo" src={photo.preview} alt="" eager />
          </View>
          {photo.problem ? (
            <Tap className="photo-picker__state photo-picker__state--failed" onTap={() => void again(photo)}>
              {photo.problem}，点这里重试
            </Tap>
          ) : (
            <View className="photo-picker__state" role="status">
              <View className="photo-picker__spinner" hidden />
              上传中
            </View>
          )}
          {photo.problem ? (
            <Tap className="photo-picker__remove" label="移除没有上传的图片" onTap={() => drop(photo)}>
              <View className="photo-picker__cross">
                <Icon name="close" size="sm" color="white" />
              </View>
            </Tap>
          ) : null}
        </View>
      ))}
      {room > 0 ? (
        <Tap
          className="photo-picker__one photo-picker__add"
          label={`添加图片，还可添加 ${room} 张`}
          onTap={() => void add()}
        >
          <Icon name="camera" size="lg" color="muted" />
          <Text className="photo-picker__words">
            {room === reviewPhotosMax ? '晒图' : `${reviewPhotosMax - room} / ${reviewPhotosMax}`}
          </Text>
        </Tap>
      ) : null}
    </View>
  )
}
