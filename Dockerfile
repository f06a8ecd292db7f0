# GANKit in a container: the compiler, because recipes are compiled where they run, and an installed gan.
#
#   docker build -t gankit .
#   docker run --rm -v "$PWD:/work" --user "$(id -u):$(id -g)" gankit gan run Faces.swift
#
# Not built with Docker yet: its RUN lines were run by hand, on Debian 12 with Swift 6.3.1.

# The packages below have Debian's names.
ARG SWIFT=6.3-bookworm

FROM swift:${SWIFT} AS build
WORKDIR /src
# First what changes seldom: system libraries, and the virtual environment that libtorch comes from.
COPY Scripts/setup Scripts/requirements.txt Scripts/
RUN Scripts/setup
COPY . .
RUN Scripts/install --prefix /usr/local

# Sources, objects and Python stay behind in the first stage.
FROM swift:${SWIFT}
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpng16-16 libjpeg62-turbo zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home gan \
    && install -d -m 1777 /var/cache/gan
COPY --from=build /usr/local /usr/local
# For any user that --user names; such users have no home.
ENV GAN_CACHE=/var/cache/gan
USER gan
WORKDIR /work
# In a cache folder of its own, because gan runs nothing from one that belongs to somebody else.
RUN GAN_CACHE=/tmp/doctor gan doctor && rm -r /tmp/doctor
CMD ["gan", "--help"]
